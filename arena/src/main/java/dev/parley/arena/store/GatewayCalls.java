package dev.parley.arena.store;

import dev.parley.model.Usage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The log of the gateway. Its writes return futures, done when the write is durable, so that an answer need not
 * wait.
 */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class GatewayCalls {
    GatewayCalls() {}

    /**
     * Writes down a request that is about to be passed on. Returns at once; the identifier holds from then on.
     *
     * @param request the messages as JSON
     */
    public Begun begin(String apiKey, String endpoint, String model, String request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends a call and adds its cost to what its key has spent; a call that has ended stays as it is.
     *
     * @param answer as JSON; what has come of it
     * @param cost microdollars
     */
    public CompletableFuture<Void> finish(
            String call, Answer.Status status, String answer, Optional<Usage> usage, long cost) {
        throw new UnsupportedOperationException();
    }

    /** Marks the calls that a program left running when it ended as failed. Returns how many there were. */
    public int failRunning() {
        throw new UnsupportedOperationException();
    }

    /** A call. */
    public Optional<GatewayCall> find(String call) {
        throw new UnsupportedOperationException();
    }

    /**
     * A call that was begun.
     *
     * @param durable done when it is written down
     */
    public record Begun(String call, CompletableFuture<Void> durable) {}
}
