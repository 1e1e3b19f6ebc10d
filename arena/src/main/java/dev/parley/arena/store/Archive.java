package dev.parley.arena.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** All that happened, in the order of time, for exports. Only complete answers are told of. */
public final class Archive {
    /** Each query of a page reads so many at most. */
    private static final int PAGE = 500;

    private static final long FOREVER = Long.MAX_VALUE;

    private final Database database;

    Archive(Database database) {
        this.database = database;
    }

    /**
     * Tells of each event, a page of them in memory at a time. What happens meanwhile, and what is deleted meanwhile,
     * may be told or not.
     *
     * @param from inclusive; empty for the beginning
     * @param until exclusive; empty for the end
     */
    public void read(Optional<Instant> from, Optional<Instant> until, Consumer<Event> events) {
        long end = until.map(Times::micros).orElse(FOREVER);
        var last = new Key(from.map(Times::micros).orElse(0L), -1, "");
        List<Key> page;
        do {
            Key after = last;
            page = database.read(handle -> page(handle, after, end));
            for (Key key : page) {
                database.read(handle -> event(handle, key)).ifPresent(events);
                last = key;
            }
        } while (page.size() == PAGE);
    }

    private static List<Key> page(Handle handle, Key after, long end) {
        return handle.createQuery("SELECT time, kind, id FROM ("
                        + keys("finished", 0, "answers", "AND status = 'COMPLETE'") + " UNION ALL "
                        + keys("time", 1, "votes", "") + " UNION ALL "
                        + keys("finished", 2, "gateway_calls", "AND status = 'COMPLETE'")
                        + ") AS events ORDER BY time, kind, id LIMIT :page")
                .bind("time", after.time)
                .bind("kind", after.kind)
                .bind("id", after.id)
                .bind("end", end)
                .bind("page", PAGE)
                .map((row, context) -> key(row))
                .list();
    }

    /** The comparison of the time alone is what an index serves. */
    private static String keys(String time, int kind, String table, String condition) {
        return "SELECT * FROM (SELECT " + time + " AS time, " + kind + " AS kind, id FROM " + table
                + " WHERE " + time + " >= :time AND (" + time + ", " + kind + ", id) > (:time, :kind, :id) AND " + time
                + " < :end " + condition + " ORDER BY " + time + ", id LIMIT :page) AS some_" + table;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getLong("time"), row.getInt("kind"), row.getString("id"));
    }

    /** Empty for what was deleted since its page was read. */
    private static Optional<Event> event(Handle handle, Key key) {
        return switch (key.kind) {
            case 0 -> answered(handle, key);
            case 1 -> voted(handle, key);
            default -> called(handle, key);
        };
    }

    private static Optional<Event> answered(Handle handle, Key key) {
        Optional<String> turn = handle.createQuery("SELECT turn_id FROM answers WHERE id = :id")
                .bind("id", key.id)
                .mapTo(String.class)
                .findOne();
        return turn.flatMap(id -> {
            List<Turn> path = Turns.path(handle, id);
            return path.isEmpty() ? Optional.empty() : answered(handle, key, path);
        });
    }

    private static Optional<Event> answered(Handle handle, Key key, List<Turn> path) {
        String address = handle.createQuery("SELECT address FROM turns WHERE id = :id")
                .bind("id", path.getLast().id())
                .mapTo(String.class)
                .findOne()
                .orElse("");
        Optional<Answer> ended = path.getLast().answers().stream()
                .filter(answer -> answer.id().equals(key.id))
                .findFirst();
        return ChatRows.find(handle, path.getLast().chat())
                .flatMap(chat -> ended.map(
                        answer -> new Event.Answered(
                                chat, path, answer, address, Times.of(key.time), marks(handle, path))));
    }

    private static Optional<Event> voted(Handle handle, Key key) {
        return VoteRows.find(handle, key.id).flatMap(vote -> ChatRows.find(handle, vote.chat()).map(chat -> {
            List<Turn> path = Turns.path(handle, vote.turn());
            return new Event.Voted(chat, path, vote, marks(handle, path));
        }));
    }

    private static Map<String, Mark> marks(Handle handle, List<Turn> path) {
        return MarkRows.of(handle, "turn_id", path.stream().map(Turn::id).toList());
    }

    private static Optional<Event> called(Handle handle, Key key) {
        return GatewayCallRows.find(handle, key.id).map(call -> new Event.Called(
                call, Times.of(key.time), MarkRows.of(handle, "call_id", List.of(call.id()))));
    }

    private record Key(long time, int kind, String id) {}
}
