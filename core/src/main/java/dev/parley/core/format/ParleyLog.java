package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log of Parley's own arena, as {@code parley export} writes it: one JSON object a line, for each answer the whole
 * conversation so far and for each vote the conversation or the two conversations that were judged. {@code
 * docs/formats.md} tells its fields.
 */
final class ParleyLog implements ReadableFormat {
    private static final String VERSION = "parley";

    private static final Map<String, Vote.Kind> VOTES =
            Map.of("up", Vote.Kind.UP, "down", Vote.Kind.DOWN, "flag", Vote.Kind.FLAG);
    private static final Map<String, Battle.Outcome> OUTCOMES = Map.of(
            "model_a", Battle.Outcome.MODEL_A,
            "model_b", Battle.Outcome.MODEL_B,
            "tie", Battle.Outcome.TIE,
            "both_bad", Battle.Outcome.BOTH_BAD);

    @Override
    public String name() {
        return "parley-log";
    }

    @Override
    public String shape() {
        return "the version parley, type, and time";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path(VERSION).isInt()
                && record.path("type").isTextual()
                && record.path("time").isTextual();
    }

    @Override
    public boolean logsStates() {
        return true;
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        fields.unless(VERSION, version -> version.isInt() && version.intValue() == 1);
        String type = fields.text("type");
        Optional<Instant> time = fields.time("time");
        Optional<String> user = fields.optionalText("user");
        return List.of(
                switch (type) {
                    case "conversation" -> conversation(fields, user, time);
                    case "vote" -> vote(fields, user, time);
                    case "battle" -> battle(fields, user, time);
                    default -> throw new UnreadableRecordException("the field 'type' names no kind of row");
                });
    }

    private static Entry vote(Fields fields, Optional<String> user, Optional<Instant> time) {
        Vote.Kind kind = one(VOTES, fields.text("vote"), "vote");
        return new Vote(conversation(new Fields(fields.object("conversation")), user, time), kind, user, time);
    }

    private static Entry battle(Fields fields, Optional<String> user, Optional<Instant> time) {
        Battle.Outcome outcome = one(OUTCOMES, fields.text("outcome"), "outcome");
        JsonNode anonymous = fields.required("anonymous");
        if (!anonymous.isBoolean()) {
            throw new UnreadableRecordException("the field 'anonymous' is neither true nor false");
        }
        Conversation a = conversation(new Fields(fields.object("a")), user, time);
        Conversation b = conversation(new Fields(fields.object("b")), user, time);
        return new Battle(a.id(), a, b, outcome, anonymous.booleanValue(), user, time, fields.rest());
    }

    private static Conversation conversation(Fields fields, Optional<String> user, Optional<Instant> time) {
        return new Conversation(
                fields.text("id"),
                fields.text("model"),
                ChatMessages.read(fields.array("messages")),
                user,
                time,
                fields.rest());
    }

    private static <T> T one(Map<String, T> values, String label, String field) {
        return Optional.ofNullable(values.get(label))
                .orElseThrow(() -> new UnreadableRecordException("the field '" + field + "' has no known value"));
    }
}
