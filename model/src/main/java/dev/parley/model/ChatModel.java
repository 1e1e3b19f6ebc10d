package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A model that answers conversations. Safe to use from many threads; calls block, as virtual threads may, and end with
 * {@link ModelException.Kind#CANCELLED} if their virtual thread is interrupted.
 */
public interface ChatModel extends AutoCloseable {
    /**
     * Asks for an answer that arrives in pieces. Returns when the model has taken the request.
     *
     * @throws ModelException if it did not
     */
    ChatStream stream(ChatRequest request);

    /**
     * Asks for a whole answer: an object {@code chat.completion}.
     *
     * @throws ModelException if there is none
     */
    default ObjectNode complete(ChatRequest request) {
        try (ChatStream stream = stream(request)) {
            return ChatCompletion.of(stream);
        }
    }

    /** Gives back what the model holds: connections, weights. Calls still running fail. */
    @Override
    void close();
}
