package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import java.util.List;

/** What the published battles of Chatbot Arena have in common: {@code model_a}, {@code model_b} and {@code winner}. */
final class ArenaBattle {
    private static final String TIE = "tie";
    private static final String TIE_BOTH_BAD = "tie (bothbad)";

    /** The language of a battle that nobody knows the language of; it says nothing, so reading leaves it away. */
    static final JsonNode UNKNOWN = TextNode.valueOf("unknown");

    private ArenaBattle() {}

    static boolean recognises(JsonNode record) {
        return record.path("model_a").isTextual()
                && record.path("model_b").isTextual()
                && record.path("winner").isTextual();
    }

    /**
     * Reads a battle.
     *
     * @param identifier the name of the field that holds the identifier
     * @param judge the name of the field that may hold who judged
     * @param time the name of the field that may hold when
     */
    static Battle read(JsonNode record, String identifier, String judge, String time) {
        var fields = new Fields(record);
        String id = fields.required(identifier).asText();
        Conversation a = side(id, "a", fields);
        Conversation b = side(id, "b", fields);
        fields.unless("turn", said -> said.asInt() == a.turns());
        fields.unless("language", UNKNOWN::equals);
        // The released 140k rows repeat both conversations, merged into one list.
        fields.optional("full_conversation");
        return new Battle(
                id,
                a,
                b,
                outcome(fields.text("winner")),
                fields.optional("anony").map(JsonNode::asBoolean).orElse(true),
                fields.optionalText(judge),
                fields.time(time),
                fields.rest());
    }

    private static Conversation side(String battle, String side, Fields fields) {
        List<Message> messages = ChatMessages.read(fields.array("conversation_" + side));
        return side(battle, side, fields.text("model_" + side), messages);
    }

    /** One side of a battle whose source gives its conversations no identifiers of their own. */
    static Conversation side(String battle, String side, String model, List<Message> messages) {
        return new Conversation(battle + "-" + side, model, messages);
    }

    static Battle.Outcome outcome(String winner) {
        return switch (winner) {
            case "model_a" -> Battle.Outcome.MODEL_A;
            case "model_b" -> Battle.Outcome.MODEL_B;
            case TIE -> Battle.Outcome.TIE;
            case TIE_BOTH_BAD, "both_bad", "bothbad" -> Battle.Outcome.BOTH_BAD;
            default -> throw new UnreadableRecordException("the field 'winner' names no outcome of a battle");
        };
    }

    /** Who won against whom, and who says so. */
    static void writeVerdict(Battle battle, ObjectNode row) {
        row.put("model_a", battle.a().model());
        row.put("model_b", battle.b().model());
        row.put("winner", winner(battle.outcome()));
        row.put("judge", battle.judge().orElse(null));
    }

    private static String winner(Battle.Outcome outcome) {
        return switch (outcome) {
            case MODEL_A -> "model_a";
            case MODEL_B -> "model_b";
            case TIE -> TIE;
            case BOTH_BAD -> TIE_BOTH_BAD;
        };
    }

    static void writeCircumstances(Battle battle, ObjectNode row, Remainder rest) {
        row.put("anony", battle.anonymous());
        row.set("language", rest.take("language").orElse(UNKNOWN));
        row.put("tstamp", battle.time().map(Fields::seconds).orElse(null));
    }

    /** Tells which facts about the sides get lost in a record that carries their models and messages only. */
    static void addSides(Battle battle, Remainder lost) {
        addSide(battle, battle.a(), "a", lost);
        addSide(battle, battle.b(), "b", lost);
    }

    private static void addSide(Battle battle, Conversation side, String label, Remainder lost) {
        if (!side.id().equals(battle.id() + "-" + label)) {
            lost.add("conversation ids of the sides");
        }
        if (side.user().isPresent() && !side.user().equals(battle.judge())) {
            lost.add("users of the sides");
        }
        if (side.time().isPresent() && !side.time().equals(battle.time())) {
            lost.add("times of the sides");
        }
        for (String name : side.attributes().values().keySet()) {
            lost.add("conversation attribute " + name);
        }
    }
}
