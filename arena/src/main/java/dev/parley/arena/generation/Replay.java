package dev.parley.arena.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Puts the pieces of an answer together, as any model does that only streams. */
final class Replay implements ChatModel {
    private final Iterator<ChatChunk> chunks;

    private Replay(Iterator<ChatChunk> chunks) {
        this.chunks = chunks;
    }

    static ObjectNode whole(List<ChatChunk> chunks) {
        try (var replay = new Replay(chunks.iterator())) {
            return replay.complete(ChatRequest.of(List.of()));
        }
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        return new ChatStream() {
            @Override
            public Optional<ChatChunk> next() {
                return chunks.hasNext() ? Optional.of(chunks.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
