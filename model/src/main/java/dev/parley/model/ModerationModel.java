package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A model that says which harm texts do. Safe to use from many threads. */
public interface ModerationModel extends AutoCloseable {
    /**
     * Answers a request in the form of OpenAI's moderations ({@code input}) with an object whose {@code results} holds
     * one verdict for each input, in order.
     *
     * @throws ModelException if there is no answer
     */
    ObjectNode moderate(ObjectNode request);

    @Override
    void close();
}
