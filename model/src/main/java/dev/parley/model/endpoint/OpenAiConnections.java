package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Connections on which the key is sent as OpenAI wants it. */
final class OpenAiConnections implements AutoCloseable {
    private final Connections connections;

    OpenAiConnections(Endpoint endpoint) {
        this.connections = new Connections(endpoint);
    }

    Call post(String path, ObjectNode body) {
        Map<String, String> headers = connections.endpoint().key().value()
                .map(key -> Map.of("Authorization", "Bearer " + key))
                .orElse(Map.of());
        return connections.post(path, headers, body);
    }

    @Override
    public void close() {
        connections.close();
    }
}
