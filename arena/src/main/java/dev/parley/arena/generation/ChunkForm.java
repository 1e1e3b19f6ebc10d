package dev.parley.arena.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Brings the chunks of any provider into the one form that OpenAI's clients rely on: the same id, time and model
 * throughout, choices always an array, a role in the first delta of each choice, usage in a chunk of its own. All else
 * passes through as it came.
 */
final class ChunkForm {
    private final String id;
    private final String model;
    private final long created;
    private final BitSet begun = new BitSet();

    ChunkForm(String id, String model, Instant started) {
        this.id = id;
        this.model = model;
        this.created = started.getEpochSecond();
    }

    /** One chunk, or two where a provider counts tokens in a chunk that also says something; none if it is empty. */
    List<ObjectNode> of(ChatChunk chunk) {
        JsonNode usage = chunk.body().path("usage");
        JsonNode choices = chunk.body().path("choices");
        var formed = new ArrayList<ObjectNode>(1);
        if (!choices.isEmpty()) {
            ObjectNode said = framed(chunk.body());
            choices.forEach(this::begin);
            said.set("choices", choices);
            formed.add(said);
        }
        if (usage.isObject()) {
            ObjectNode counted = framed(chunk.body());
            counted.putArray("choices");
            counted.set("usage", usage);
            formed.add(counted);
        }
        return formed;
    }

    private ObjectNode framed(ObjectNode body) {
        ObjectNode framed = Json.object();
        framed.put("id", id).put("object", "chat.completion.chunk").put("created", created).put("model", model);
        body.properties().forEach(field -> {
            switch (field.getKey()) {
                case "id", "object", "created", "model", "choices", "usage" -> {}
                default -> framed.set(field.getKey(), field.getValue());
            }
        });
        return framed;
    }

    private void begin(JsonNode choice) {
        if (choice instanceof ObjectNode object) {
            int index = Math.clamp(choice.path("index").asInt(), 0, 1 << 16);
            if (!begun.get(index)) {
                begun.set(index);
                ObjectNode delta = object.withObjectProperty("delta");
                if (!delta.hasNonNull("role")) {
                    delta.put("role", "assistant");
                }
            }
        }
    }

    /** Whether a chunk tells that something is over. */
    static boolean tellsAnEnd(ObjectNode formed) {
        ArrayNode choices = formed.withArrayProperty("choices");
        if (choices.isEmpty()) {
            return true;
        }
        for (JsonNode choice : choices) {
            if (choice.hasNonNull("finish_reason")) {
                return true;
            }
        }
        return false;
    }
}
