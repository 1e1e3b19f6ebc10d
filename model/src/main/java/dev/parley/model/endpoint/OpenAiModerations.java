package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.ModerationModel;

/** A moderator behind an endpoint that speaks OpenAI's moderations. */
public final class OpenAiModerations implements ModerationModel {
    private final OpenAiConnections connections;
    private final String model;

    /** @param model what the server calls the model */
    public OpenAiModerations(Endpoint endpoint, String model) {
        this.connections = new OpenAiConnections(endpoint);
        this.model = model;
    }

    @Override
    public ObjectNode moderate(ObjectNode request) {
        try (Call call = connections.ask("moderations", Json.copy(request).put("model", model))) {
            ObjectNode answer = call.json();
            if (!answer.path("results").isArray()) {
                throw new ModelException(Kind.BROKEN, call.endpoint().name() + " sent a moderation without results");
            }
            return answer;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
