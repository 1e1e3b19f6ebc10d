package dev.parley.arena.gateway;

import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException.Kind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Stands for the model that a request must not reach.
 *
 * @param why it must not
 */
record FilteredModel(Kind why) implements ChatModel {
    @Override
    public ChatStream stream(ChatRequest request) {
        Queue<ChatChunk> only = new ArrayDeque<>(List.of(ContentFilter.INSTANCE.stopped(why)));
        return new ChatStream() {
            @Override
            public Optional<ChatChunk> next() {
                return Optional.ofNullable(only.poll());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
