package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OpenAI's preference rows: {@code {input: {messages, tools}, preferred_output, non_preferred_output}}. Read as a
 * battle of two nameless models that the first has won.
 */
final class OpenAiPreference implements ReadableFormat {
    @Override
    public String name() {
        return "openai-preference";
    }

    @Override
    public String shape() {
        return "input.messages, preferred_output and non_preferred_output";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("input").has("messages")
                && record.path("preferred_output").isArray()
                && record.path("non_preferred_output").isArray();
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        var input = new Fields(fields.object("input"));
        String id = ContentId.of(record);
        List<Message> prompt = ChatMessages.read(input.array("messages"));
        return List.of(new Battle(
                id,
                side(id, "a", prompt, fields.array("preferred_output")),
                side(id, "b", prompt, fields.array("non_preferred_output")),
                Battle.Outcome.MODEL_A,
                true,
                Optional.empty(),
                Optional.empty(),
                input.rest()));
    }

    private static Conversation side(String id, String side, List<Message> prompt, JsonNode output) {
        List<Message> messages = new ArrayList<>(prompt);
        messages.addAll(ChatMessages.read(output));
        return ArenaBattle.side(id, side, "", messages);
    }
}
