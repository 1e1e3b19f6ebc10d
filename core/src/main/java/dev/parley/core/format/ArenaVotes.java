package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Battle;
import dev.parley.core.Entry;
import java.util.List;

/**
 * Votes without their conversations: what FastChat's {@code clean_battle_data.py --mode simple} writes, what its rating
 * scripts read, and what Chatbot Arena published month by month.
 */
final class ArenaVotes implements WritableFormat {
    @Override
    public String name() {
        return "arena-votes";
    }

    @Override
    public String shape() {
        return "model_a, model_b and winner, without conversations";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return ArenaBattle.recognises(record)
                && !record.has("conversation_a")
                && !record.has("full_conversation")
                && !record.has("response_a");
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = ContentId.of(record);
        fields.unless("language", ArenaBattle.UNKNOWN::equals);
        return List.of(new Battle(
                id,
                ArenaBattle.side(id, "a", fields.text("model_a"), List.of()),
                ArenaBattle.side(id, "b", fields.text("model_b"), List.of()),
                ArenaBattle.outcome(fields.text("winner")),
                fields.optional("anony").map(ArenaVotes::isTrue).orElse(true),
                fields.optionalText("judge"),
                fields.time("tstamp"),
                fields.rest()));
    }

    /** In CSV a text, as Python or SQL write it. */
    private static boolean isTrue(JsonNode value) {
        return value.isTextual() ? value.textValue().equalsIgnoreCase("true") : value.asBoolean();
    }

    @Override
    public Class<Battle> carries() {
        return Battle.class;
    }

    @Override
    public Written write(Entry entry) {
        if (!(entry instanceof Battle battle)) {
            throw new IllegalArgumentException(name() + " carries battles");
        }
        var rest = new Remainder(battle.attributes());
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        ArenaBattle.writeVerdict(battle, row);
        ArenaBattle.writeCircumstances(battle, row, rest);
        if (!ContentId.isContentId(battle.id())) {
            rest.add("id");
        }
        if (!battle.a().messages().isEmpty() || !battle.b().messages().isEmpty()) {
            rest.add("messages");
        }
        ArenaBattle.addSides(battle, rest);
        return new Written(row, rest.losses());
    }
}
