package dev.parley.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Streams made of known pieces. */
public final class Answers {
    private Answers() {}

    public static ChatStream of(List<ChatChunk> chunks) {
        Iterator<ChatChunk> rest = chunks.iterator();
        return new ChatStream() {
            @Override
            public Optional<ChatChunk> next() {
                return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    public static ChatChunk chunk(String json) {
        return new ChatChunk(json(json));
    }

    public static ObjectNode json(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
