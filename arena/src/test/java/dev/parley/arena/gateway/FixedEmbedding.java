package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.Json;

/** Finds every text at the same place; speaks Base64 if asked to, as OpenAI's clients do. */
final class FixedEmbedding implements EmbeddingModel {
    private static final String BASE64 = "AACAPgAAAD8=";

    @Override
    public ObjectNode embed(ObjectNode request) {
        ObjectNode answer = Json.object().put("object", "list");
        ObjectNode vector = answer.putArray("data").addObject().put("object", "embedding").put("index", 0);
        if (request.path("encoding_format").asText().equals("base64")) {
            vector.put("embedding", BASE64);
        } else {
            vector.putArray("embedding").add(0.25).add(0.5);
        }
        answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
        return answer;
    }

    @Override
    public void close() {}
}
