package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts the pieces of an answer together. */
final class ChatCompletion {
    private ChatCompletion() {}

    static ObjectNode of(ChatStream stream) {
        ObjectNode whole = Json.object();
        for (var chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
            whole.setAll(chunk.get().body());
        }
        return whole;
    }
}
