package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import java.util.List;

/**
 * The rows of WildChat-1M and WildChat-4.8M (huggingface.co/datasets/allenai/WildChat-1M), and of the first release of
 * 650,000, which has {@code conversation_id} where the later ones have {@code conversation_hash}.
 */
final class WildChat implements ReadableFormat {
    @Override
    public String name() {
        return "wildchat-1m";
    }

    @Override
    public String shape() {
        return "conversation_hash or conversation_id, timestamp, toxic, and a list conversation of role and content";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return (record.path("conversation_hash").isTextual() || record.path("conversation_id").isTextual())
                && record.has("timestamp")
                && record.has("toxic")
                && ChatMessages.recognises(record.path("conversation"));
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = fields.optionalText("conversation_hash").orElseGet(() -> fields.text("conversation_id"));
        var conversation = new Conversation(
                id,
                fields.optionalText("model").orElse(""),
                ChatMessages.read(fields.array("conversation")),
                fields.optionalText("hashed_ip"),
                fields.time("timestamp"),
                Attributes.NONE);
        fields.unless("turn", said -> said.asInt() == conversation.turns());
        return List.of(conversation.withAttributes(fields.rest()));
    }
}
