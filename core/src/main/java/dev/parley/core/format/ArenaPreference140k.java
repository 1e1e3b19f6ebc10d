package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Entry;
import java.util.List;

/**
 * The rows of huggingface.co/datasets/lmarena-ai/arena-human-preference-140k. Their {@code full_conversation}, which
 * repeats the two conversations, is not read.
 */
final class ArenaPreference140k implements ReadableFormat {
    @Override
    public String name() {
        return "arena-human-preference-140k";
    }

    @Override
    public String shape() {
        return "winner, conversation_a, conversation_b, id and evaluation_session_id";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.has("evaluation_session_id")
                && record.has("id")
                && ArenaBattle.recognises(record)
                && ChatMessages.recognises(record.path("conversation_a"));
    }

    @Override
    public List<Entry> read(JsonNode record) {
        return List.of(ArenaBattle.read(record, "id", "judge_hash", "timestamp"));
    }
}
