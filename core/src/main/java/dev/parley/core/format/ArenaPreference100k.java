package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Entry;
import java.util.List;

/** The rows of huggingface.co/datasets/lmarena-ai/arena-human-preference-100k. */
final class ArenaPreference100k implements ReadableFormat {
    @Override
    public String name() {
        return "arena-human-preference-100k";
    }

    @Override
    public String shape() {
        return "winner, conversation_a, conversation_b and judge_hash or conv_metadata";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("question_id").isTextual()
                && ArenaBattle.recognises(record)
                && ChatMessages.recognises(record.path("conversation_a"))
                && (record.has("judge_hash") || record.has("conv_metadata"));
    }

    @Override
    public List<Entry> read(JsonNode record) {
        return List.of(ArenaBattle.read(record, "question_id", "judge_hash", "tstamp"));
    }
}
