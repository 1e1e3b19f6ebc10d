package dev.parley.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Puts the pieces of an answer together into an object {@code chat.completion}. For one thread. */
public final class ChatCompletion {
    private final ObjectNode whole = Json.object();
    private final Map<Integer, Choice> choices = new TreeMap<>();

    static ObjectNode of(ChatStream stream) {
        var completion = new ChatCompletion();
        for (var chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
            completion.add(chunk.get());
        }
        return completion.toJson();
    }

    /** Adds the next piece. */
    public void add(ChatChunk chunk) {
        for (Map.Entry<String, JsonNode> field : chunk.body().properties()) {
            switch (field.getKey()) {
                case "choices" -> field.getValue().forEach(this::addChoice);
                // Padding against guessing a chunk's text from its length; of no use afterwards.
                case "obfuscation" -> {}
                default -> {
                    if (!field.getValue().isNull()) {
                        whole.set(field.getKey(), field.getValue());
                    }
                }
            }
        }
    }

    private void addChoice(JsonNode piece) {
        choices.computeIfAbsent(piece.path("index").asInt(0), index -> new Choice()).add(piece);
    }

    /** The answer as far as it has come. */
    public ObjectNode toJson() {
        whole.put("object", "chat.completion");
        ArrayNode array = whole.putArray("choices");
        choices.forEach((index, choice) -> array.add(choice.whole(index)));
        return whole;
    }

    private static final class Choice {
        private final Growing message = new Growing();
        private final Growing rest = new Growing();

        void add(JsonNode piece) {
            for (Map.Entry<String, JsonNode> field : piece.properties()) {
                switch (field.getKey()) {
                    case "delta" -> message.add(field.getValue());
                    case "index" -> {}
                    case "finish_reason" -> rest.replace(field.getKey(), field.getValue());
                    default -> rest.add(field.getKey(), field.getValue());
                }
            }
        }

        ObjectNode whole(int index) {
            ObjectNode choice = Json.object().put("index", index);
            ObjectNode whole = message.toJson();
            if (!whole.has("role")) {
                whole.put("role", "assistant");
            }
            if (!whole.has("content")) {
                whole.putNull("content");
            }
            // In a whole answer a tool call's place in the list is its index.
            whole.path("tool_calls").forEach(call -> ((ObjectNode) call).remove("index"));
            choice.set("message", whole);
            choice.setAll(rest.toJson());
            if (!choice.has("finish_reason")) {
                choice.putNull("finish_reason");
            }
            return choice;
        }
    }
}
