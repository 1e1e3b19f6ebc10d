package dev.parley.arena.store;

import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads turns with their answers. */
final class Turns {
    private static final String COLUMNS = """
            SELECT turns.id AS turn_id, turns.chat_id, turns.after_id, turns.number, turns.prompt, turns.temperature,
                turns.top_p, turns.max_tokens, turns.created, answers.id AS answer_id, answers.side, answers.model,
                answers.text, answers.status, answers.failure, answers.prompt_tokens, answers.completion_tokens,
                answers.started, answers.finished
            FROM turns JOIN answers ON answers.turn_id = turns.id
            """;

    private Turns() {}

    static Optional<Turn> find(Handle handle, String turn) {
        return list(handle.createQuery(COLUMNS + "WHERE turns.id = :turn ORDER BY answers.side")
                        .bind("turn", turn))
                .stream()
                .findFirst();
    }

    /** The turns on the way to one, the first one first. */
    static List<Turn> path(Handle handle, String turn) {
        return list(handle.createQuery("""
                        WITH RECURSIVE path (id, after_id) AS (
                            SELECT id, after_id FROM turns WHERE id = :turn
                            UNION ALL
                            SELECT turns.id, turns.after_id FROM turns JOIN path ON turns.id = path.after_id)
                        """ + COLUMNS + "JOIN path ON path.id = turns.id ORDER BY turns.number, answers.side")
                .bind("turn", turn));
    }

    /** The paths of many turns. */
    static Map<String, List<Turn>> paths(Handle handle, Collection<String> turns) {
        Map<String, Map<String, Turn>> paths = new HashMap<>();
        handle.createQuery("""
                        WITH RECURSIVE path (leaf, id, after_id) AS (
                            SELECT id, id, after_id FROM turns WHERE id IN (<turns>)
                            UNION ALL
                            SELECT path.leaf, turns.id, turns.after_id FROM turns JOIN path ON turns.id = path.after_id)
                        """ + COLUMNS.replace("SELECT ", "SELECT path.leaf, ")
                        + "JOIN path ON path.id = turns.id ORDER BY turns.number, answers.side")
                .bindList("turns", List.copyOf(turns))
                .map((row, context) -> Map.entry(row.getString("leaf"), turn(row)))
                .forEach(read -> paths.computeIfAbsent(read.getKey(), unused -> new LinkedHashMap<>())
                        .merge(read.getValue().id(), read.getValue(), Turns::join));
        return paths.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, path -> List.copyOf(path.getValue().values())));
    }

    private static List<Turn> list(Query query) {
        Map<String, Turn> turns = new LinkedHashMap<>();
        query.map((row, context) -> turn(row)).forEach(one -> turns.merge(one.id(), one, Turns::join));
        return List.copyOf(turns.values());
    }

    private static Turn join(Turn turn, Turn other) {
        var answers = new ArrayList<>(turn.answers());
        answers.addAll(other.answers());
        return turn.withAnswers(answers);
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getString("turn_id"),
                row.getString("chat_id"),
                Optional.ofNullable(row.getString("after_id")),
                row.getInt("number"),
                row.getString("prompt"),
                new GenerationParameters(
                        row.getDouble("temperature"), row.getDouble("top_p"), row.getInt("max_tokens")),
                List.of(answer(row)),
                Times.of(row, "created"));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("answer_id"),
                row.getInt("side"),
                row.getString("model"),
                row.getString("text"),
                Answer.Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("failure")).map(ModelException.Kind::valueOf),
                usage(row),
                Times.of(row, "started"),
                Times.maybe(row, "finished"));
    }

    static Optional<Usage> usage(ResultSet row) throws SQLException {
        long prompt = row.getLong("prompt_tokens");
        return row.wasNull() ? Optional.empty() : Optional.of(new Usage(prompt, row.getLong("completion_tokens")));
    }
}
