package dev.parley.arena.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.model.Json;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Unmoderated;
import dev.parley.moderation.Verdict;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes marks into columns and reads them again. */
final class MarkRows {
    private static final String SCORES = "scores";
    private static final String THRESHOLDS = "thresholds";
    private static final String REASON = "reason";

    private MarkRows() {}

    /** The marks of all messages that belong to these turns or calls, by the messages' identifiers. */
    static Map<String, Mark> of(Handle handle, String column, List<String> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery("SELECT * FROM moderations WHERE <column> IN (<owners>)")
                .define("column", column)
                .bindList("owners", owners)
                .map((row, context) -> read(row))
                .stream()
                .collect(Collectors.toMap(message -> message.subject().id(), MarkedMessage::mark));
    }

    static MarkedMessage read(ResultSet row) throws SQLException {
        var subject = new Subject(
                row.getString("message"),
                Optional.ofNullable(row.getString("turn_id")),
                Optional.ofNullable(row.getString("call_id")),
                row.getInt("place"));
        return new MarkedMessage(subject, mark(row), Times.of(row, "time"));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        var by = new ModeratorId(row.getString("moderator"), row.getString("version"));
        JsonNode kept = parse(row.getString("verdict"));
        boolean unmoderated = Mark.State.valueOf(row.getString("state")) == Mark.State.UNMODERATED;
        Map<Category, Double> scores = numbers(kept.path(SCORES));
        Outcome outcome = unmoderated ? new Unmoderated(by, kept.path(REASON).asText()) : new Assessment(by, scores);
        Optional<Moderation> moderation = unmoderated
                ? Optional.empty()
                : Optional.of(new Moderation(scores, categories(row.getString("categories"))));
        var verdict = new Verdict(outcome, moderation, row.getBoolean("stopped"), row.getString("policy"));
        return new Mark(verdict, numbers(kept.path(THRESHOLDS)));
    }

    /** Each category stands between commas. */
    static String categories(Mark mark) {
        return mark.categories().stream().map(Category::label).collect(Collectors.joining(",", ",", ","));
    }

    private static Set<Category> categories(String labels) {
        var categories = EnumSet.noneOf(Category.class);
        for (String label : labels.split(",", -1)) {
            Category.ofLabel(label).ifPresent(categories::add);
        }
        return categories;
    }

    static String verdict(Mark mark) {
        ObjectNode kept = Json.object();
        switch (mark.verdict().outcome()) {
            case Assessment assessment -> write(assessment.scores(), kept.putObject(SCORES));
            case Unmoderated unmoderated -> kept.put(REASON, unmoderated.reason());
        }
        write(mark.thresholds(), kept.putObject(THRESHOLDS));
        return kept.toString();
    }

    private static void write(Map<Category, Double> numbers, ObjectNode into) {
        numbers.forEach((category, number) -> into.put(category.label(), number));
    }

    private static Map<Category, Double> numbers(JsonNode kept) {
        var numbers = new EnumMap<Category, Double>(Category.class);
        kept.properties().forEach(field -> Category.ofLabel(field.getKey())
                .ifPresent(category -> numbers.put(category, field.getValue().doubleValue())));
        return numbers;
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
