package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;

/** A model behind an endpoint that speaks OpenAI's chat completions, as most servers do. */
public final class OpenAiChat implements ChatModel {
    private static final String PATH = "chat/completions";

    private final OpenAiConnections connections;
    private final String model;

    /** @param model what the server calls the model */
    public OpenAiChat(Endpoint endpoint, String model) {
        this.connections = new OpenAiConnections(endpoint);
        this.model = model;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ObjectNode body = body(request).put("stream", true);
        ObjectNode options = Json.object();
        if (body.path("stream_options") instanceof ObjectNode given) {
            options.setAll(given);
        }
        body.set("stream_options", options.put("include_usage", true));
        return new EventStream(connections.stream(PATH, body), new OpenAiDialect());
    }

    @Override
    public ObjectNode complete(ChatRequest request) {
        ObjectNode body = body(request).put("stream", false);
        body.remove("stream_options");
        try (Call call = connections.ask(PATH, body)) {
            ObjectNode answer = call.json();
            if (!answer.path("choices").isArray()) {
                throw new ModelException(Kind.BROKEN, call.endpoint().name() + " sent an answer without choices");
            }
            return answer;
        }
    }

    private ObjectNode body(ChatRequest request) {
        return Json.copy(request.body()).put("model", model);
    }

    @Override
    public void close() {
        connections.close();
    }
}
