package dev.parley.arena.generation;

import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import java.util.concurrent.CountDownLatch;

/** A model that never takes a request. */
record SilentModel(CountDownLatch asked) implements ChatModel {
    @Override
    public ChatStream stream(ChatRequest request) {
        asked.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new ModelException(ModelException.Kind.CANCELLED, "interrupted", e);
        }
        throw new IllegalStateException();
    }

    @Override
    public void close() {}
}
