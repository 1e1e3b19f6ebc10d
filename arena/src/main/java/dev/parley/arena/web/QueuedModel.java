package dev.parley.arena.web;

import dev.parley.arena.rule.ModelQueues;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import java.util.concurrent.ExecutionException;

/** A model that is asked when a ticket's turn has come. */
record QueuedModel(ChatModel model, ModelQueues.Ticket ticket) implements ChatModel {
    @Override
    public ChatStream stream(ChatRequest request) {
        try {
            ticket.turn().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelException.Kind.CANCELLED, "stopped while it waited for its turn", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return model.stream(request);
    }

    @Override
    public void close() {}
}
