package dev.parley.model;

import java.util.Optional;

/** An answer on its way. For one thread at a time; {@link #close} may come from any thread and ends a waiting call. */
public interface ChatStream extends AutoCloseable {
    /**
     * Waits for the next piece; empty after the last one.
     *
     * @throws ModelException if the answer breaks off
     */
    Optional<ChatChunk> next();

    /** Tells the model to stop, if it has not ended. */
    @Override
    void close();
}
