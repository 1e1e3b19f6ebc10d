package dev.parley.model.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.util.Optional;

/** A model behind its guard. A stream is tried again until its first piece is there, never after. */
public final class GuardedModel implements ChatModel {
    private final ChatModel model;
    private final Guard guard;

    public GuardedModel(ChatModel model, Guard guard) {
        this.model = model;
        this.guard = guard;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        return guard.ask(turn -> {
            ChatStream stream = model.stream(request);
            try {
                Optional<ChatChunk> first = stream.next();
                if (first.isEmpty()) {
                    throw new ModelException(Kind.BROKEN, "the model ended its answer without saying anything");
                }
                turn.answering();
                return new GuardedStream(stream, first, turn);
            } catch (RuntimeException | Error e) {
                stream.close();
                throw e;
            }
        });
    }

    @Override
    public ObjectNode complete(ChatRequest request) {
        return guard.whole(() -> model.complete(request));
    }

    @Override
    public void close() {
        model.close();
    }

    private final class GuardedStream implements ChatStream {
        private final ChatStream stream;
        private final Guard.Turn turn;
        private Optional<ChatChunk> first;
        private boolean begun;

        GuardedStream(ChatStream stream, Optional<ChatChunk> first, Guard.Turn turn) {
            this.stream = stream;
            this.first = first;
            this.turn = turn;
        }

        @Override
        public Optional<ChatChunk> next() {
            try {
                Optional<ChatChunk> chunk = begun ? stream.next() : first;
                begun = true;
                first = Optional.empty();
                if (chunk.isEmpty()) {
                    turn.succeeded();
                }
                return chunk;
            } catch (ModelException failure) {
                turn.failed(failure.kind());
                guard.account().failed(failure);
                throw failure;
            }
        }

        @Override
        public void close() {
            stream.close();
            turn.failed(Kind.CANCELLED);
        }
    }
}
