package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** Connections on which the key is sent as OpenAI wants it. */
final class OpenAiConnections implements AutoCloseable {
    private final Connections connections;

    OpenAiConnections(Endpoint endpoint) {
        this.connections = new Connections(endpoint);
    }

    /** Asks for an answer that is sent when it is whole. */
    Call ask(String path, ObjectNode body) {
        return post(path, body, connections.endpoint().deadlines().whole());
    }

    /** Asks for an answer that is sent in pieces. */
    Call stream(String path, ObjectNode body) {
        return post(path, body, connections.endpoint().deadlines().firstToken());
    }

    private Call post(String path, ObjectNode body, Duration patience) {
        Map<String, String> headers = connections.endpoint().key().value()
                .map(key -> Map.of("Authorization", "Bearer " + key))
                .orElse(Map.of());
        return connections.post(path, headers, body, patience);
    }

    @Override
    public void close() {
        connections.close();
    }
}
