package dev.parley.model.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.Json;
import java.util.Map;

/** Gives each request the declared parameters, system prompt and longest answer, where the caller did not say. */
final class PreparedModel implements ChatModel {
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    private final ChatModel model;
    private final Declaration declaration;

    PreparedModel(ChatModel model, Declaration declaration) {
        this.model = model;
        this.declaration = declaration;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        return model.stream(prepared(request));
    }

    @Override
    public ObjectNode complete(ChatRequest request) {
        return model.complete(prepared(request));
    }

    private ChatRequest prepared(ChatRequest request) {
        ObjectNode body = Json.copy(request.body());
        for (Map.Entry<String, JsonNode> parameter : declaration.parameters().properties()) {
            if (!body.has(parameter.getKey()) && !(isLength(parameter.getKey()) && hasLength(body))) {
                body.set(parameter.getKey(), parameter.getValue());
            }
        }
        limitLength(body);
        sayFirst(body);
        return new ChatRequest(body);
    }

    private static boolean isLength(String parameter) {
        return parameter.equals(MAX_TOKENS) || parameter.equals(MAX_COMPLETION_TOKENS);
    }

    private static boolean hasLength(ObjectNode body) {
        return body.has(MAX_TOKENS) || body.has(MAX_COMPLETION_TOKENS);
    }

    private void limitLength(ObjectNode body) {
        int most = declaration.limits().completionTokens();
        if (!hasLength(body)) {
            body.put(MAX_TOKENS, most);
        }
        for (String length : new String[] {MAX_TOKENS, MAX_COMPLETION_TOKENS}) {
            JsonNode given = body.path(length);
            if (given.isNull() || (given.isNumber() && given.asLong() > most)) {
                body.put(length, most);
            }
        }
    }

    private void sayFirst(ObjectNode body) {
        String role = body.at("/messages/0/role").asText("");
        boolean said = role.equals("system") || role.equals("developer");
        if (declaration.systemPrompt().isEmpty() || said || !(body.path("messages") instanceof ArrayNode messages)) {
            return;
        }
        ArrayNode all = body.putArray("messages");
        all.addObject().put("role", "system").put("content", declaration.systemPrompt());
        all.addAll(messages);
    }

    @Override
    public void close() {
        model.close();
    }
}
