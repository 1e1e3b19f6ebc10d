package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A model that turns texts into vectors. Safe to use from many threads. */
public interface EmbeddingModel extends AutoCloseable {
    /**
     * Answers a request in OpenAI's form ({@code input}, {@code dimensions}, {@code encoding_format}) with an object
     * whose {@code data} holds the vectors.
     *
     * @throws ModelException if there is no answer
     */
    ObjectNode embed(ObjectNode request);

    @Override
    void close();
}
