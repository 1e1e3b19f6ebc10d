package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Battle;
import dev.parley.core.Entry;
import java.util.List;
import java.util.Optional;

/** The comparisons of LLMFAO (github.com/dustalov/llmfao): {@code left} and {@code right} name the models. */
final class Llmfao implements ReadableFormat {
    @Override
    public String name() {
        return "llmfao";
    }

    @Override
    public String shape() {
        return "prompt, left, right and winner, which is left, right or tie";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("left").isTextual()
                && record.path("right").isTextual()
                && record.path("winner").isTextual()
                && record.has("prompt");
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = fields.required("id").asText();
        fields.optional("model_x");
        fields.optional("model_y");
        return List.of(new Battle(
                id,
                ArenaBattle.side(id, "a", fields.text("left"), List.of()),
                ArenaBattle.side(id, "b", fields.text("right"), List.of()),
                outcome(fields.text("winner")),
                true,
                fields.optionalText("worker"),
                Optional.empty(),
                fields.rest()));
    }

    private static Battle.Outcome outcome(String winner) {
        return switch (winner) {
            case "left" -> Battle.Outcome.MODEL_A;
            case "right" -> Battle.Outcome.MODEL_B;
            case "tie" -> Battle.Outcome.TIE;
            default -> throw new UnreadableRecordException("the field 'winner' is none of left, right and tie");
        };
    }
}
