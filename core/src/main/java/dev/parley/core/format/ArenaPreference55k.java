package dev.parley.core.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of huggingface.co/datasets/lmarena-ai/arena-human-preference-55k: prompts and responses are lists written as
 * JSON inside a text. A response that is null there is an empty answer here.
 */
final class ArenaPreference55k implements ReadableFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "arena-human-preference-55k";
    }

    @Override
    public String shape() {
        return "model_a, model_b, prompt, response_a, response_b and winner_model_a";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.has("model_a")
                && record.has("model_b")
                && record.has("prompt")
                && record.has("response_a")
                && record.has("response_b")
                && record.has("winner_model_a");
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = fields.required("id").asText();
        JsonNode prompts = list(fields, "prompt");
        return List.of(new Battle(
                id,
                side(id, "a", fields, prompts),
                side(id, "b", fields, prompts),
                outcome(fields),
                true,
                Optional.empty(),
                Optional.empty(),
                fields.rest()));
    }

    private static Conversation side(String id, String side, Fields fields, JsonNode prompts) {
        String name = "response_" + side;
        JsonNode responses = list(fields, name);
        if (responses.size() != prompts.size()) {
            throw new UnreadableRecordException("the field '" + name + "' has not one response for each prompt");
        }
        List<Message> messages = new ArrayList<>();
        for (int turn = 0; turn < prompts.size(); turn++) {
            messages.add(Message.user(text(prompts.get(turn), "prompt")));
            messages.add(Message.assistant(text(responses.get(turn), name)));
        }
        return ArenaBattle.side(id, side, fields.text("model_" + side), messages);
    }

    private static JsonNode list(Fields fields, String name) {
        try {
            JsonNode list = JSON.readTree(fields.text(name));
            if (list.isArray() && !list.isEmpty()) {
                return list;
            }
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableRecordException("the field '" + name + "' holds no JSON");
        }
        throw new UnreadableRecordException("the field '" + name + "' holds no list of texts");
    }

    private static String text(JsonNode value, String name) {
        if (value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new UnreadableRecordException("the field '" + name + "' holds something other than texts");
        }
        String text = value.textValue();
        if (Surrogates.isHalved(text)) {
            throw new UnreadableRecordException(Surrogates.REASON);
        }
        return text;
    }

    private static Battle.Outcome outcome(Fields fields) {
        boolean a = isSet(fields, "winner_model_a");
        boolean b = isSet(fields, "winner_model_b");
        boolean tie = isSet(fields, "winner_tie");
        if ((a ? 1 : 0) + (b ? 1 : 0) + (tie ? 1 : 0) != 1) {
            throw new UnreadableRecordException("not exactly one of winner_model_a, winner_model_b, winner_tie is set");
        }
        return a ? Battle.Outcome.MODEL_A : b ? Battle.Outcome.MODEL_B : Battle.Outcome.TIE;
    }

    private static boolean isSet(Fields fields, String name) {
        return fields.required(name).asInt() == 1;
    }
}
