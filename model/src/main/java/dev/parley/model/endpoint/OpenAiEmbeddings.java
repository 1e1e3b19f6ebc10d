package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;

/** An embedding model behind an endpoint that speaks OpenAI's embeddings. */
public final class OpenAiEmbeddings implements EmbeddingModel {
    private final OpenAiConnections connections;
    private final String model;

    /** @param model what the server calls the model */
    public OpenAiEmbeddings(Endpoint endpoint, String model) {
        this.connections = new OpenAiConnections(endpoint);
        this.model = model;
    }

    @Override
    public ObjectNode embed(ObjectNode request) {
        try (Call call = connections.ask("embeddings", Json.copy(request).put("model", model))) {
            ObjectNode answer = call.json();
            if (!answer.path("data").isArray()) {
                throw new ModelException(Kind.BROKEN, call.endpoint().name() + " sent embeddings without data");
            }
            return answer;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
