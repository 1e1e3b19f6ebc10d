package dev.parley.arena.web;

import dev.parley.arena.rule.ModelQueues;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import java.util.Optional;
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
        return new Queued(model.stream(request), ticket);
    }

    @Override
    public void close() {}

    /** Makes room for the next one as soon as the model is done, whatever becomes of the answer then. */
    private record Queued(ChatStream stream, ModelQueues.Ticket ticket) implements ChatStream {
        @Override
        public Optional<ChatChunk> next() {
            Optional<ChatChunk> chunk = stream.next();
            if (chunk.isEmpty()) {
                ticket.close();
            }
            return chunk;
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
