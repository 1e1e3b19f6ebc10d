package dev.parley.arena.store;

import dev.parley.core.moderation.Category;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What moderation made of messages, and what people made of that. */
public final class Marks {
    private final Database database;
    private final InstantSource clock;

    Marks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Marks a message, without waiting: the mark is durable no later than whatever is written after it. Another mark
     * takes the place of one that nobody has judged. A message that is not there any more is left alone.
     *
     * @param text kept only if the message is flagged or unmoderated
     */
    public void put(Subject subject, Mark mark, String text) {
        long now = Times.micros(clock.instant());
        String kept = mark.state() == Mark.State.CLEAR ? "" : text;
        database.writer().submit(handle -> put(handle, subject, mark, kept, now));
    }

    private static int put(Handle handle, Subject subject, Mark mark, String text, long now) {
        String table = subject.turn().isPresent() ? "turns" : "gateway_calls";
        return handle.createUpdate("""
                        INSERT INTO moderations (message, turn_id, call_id, place, state, stopped, moderator, version, policy,
                            categories, verdict, text, time)
                        SELECT :message, :turn, :call, :place, :state, :stopped, :moderator, :version, :policy,
                            :categories, :verdict, :text, :now FROM <table> WHERE id = :within
                        ON CONFLICT (message) DO UPDATE SET state = excluded.state, stopped = excluded.stopped,
                            moderator = excluded.moderator, version = excluded.version, policy = excluded.policy,
                            categories = excluded.categories, verdict = excluded.verdict, text = excluded.text,
                            time = excluded.time
                        WHERE moderations.judgement IS NULL""")
                .define("table", table)
                .bind("message", subject.id())
                .bind("turn", subject.turn())
                .bind("call", subject.call())
                .bind("place", subject.place())
                .bind("state", mark.state().name())
                .bind("stopped", mark.verdict().stopped())
                .bind("moderator", mark.verdict().outcome().by().name())
                .bind("version", mark.verdict().outcome().by().version())
                .bind("policy", mark.verdict().policy())
                .bind("categories", MarkRows.categories(mark))
                .bind("verdict", MarkRows.verdict(mark))
                .bind("text", text)
                .bind("now", now)
                .bind("within", subject.turn().or(subject::call).orElseThrow())
                .execute();
    }

    /** The mark of a message. */
    public Optional<MarkedMessage> find(String message) {
        return database.read(handle -> handle.createQuery("SELECT * FROM moderations WHERE message = :message")
                .bind("message", message)
                .map((row, context) -> MarkRows.read(row))
                .findOne());
    }

    /**
     * Messages in a state that nobody has judged yet, the oldest first.
     *
     * @param category if given, only those that were flagged with it
     */
    public List<MarkedMessage> toJudge(Mark.State state, Optional<Category> category, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM moderations
                        WHERE state <> 'CLEAR' AND judgement IS NULL AND state = :state AND categories LIKE :categories
                        ORDER BY time, message LIMIT :limit""")
                .bind("state", state.name())
                .bind("categories", category.map(one -> "%," + one.label() + ",%").orElse("%"))
                .bind("limit", limit)
                .map((row, context) -> MarkRows.read(row))
                .list());
    }

    /** How many messages wait for a judgement, by what their marks say. */
    public Map<Mark.State, Integer> waiting() {
        return database.read(handle -> handle.createQuery("""
                        SELECT state, count(*) AS messages FROM moderations
                        WHERE state <> 'CLEAR' AND judgement IS NULL GROUP BY state""")
                .map((row, context) -> Map.entry(Mark.State.valueOf(row.getString("state")), row.getInt("messages")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The text of a flagged or unmoderated message, all of it, whatever of it others were shown. */
    public Optional<String> text(String message) {
        return database.read(handle -> handle.createQuery(
                        "SELECT text FROM moderations WHERE message = :message AND state <> 'CLEAR'")
                .bind("message", message)
                .mapTo(String.class)
                .findOne());
    }

    /**
     * Keeps whether a mark is right; the first judgement stands.
     *
     * @param by who says so
     * @return whether it was this that judged
     */
    public boolean judge(String message, Judgement judgement, String by) {
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> handle.createUpdate("""
                        UPDATE moderations SET judgement = :judgement, judge = :judge, judged = :now
                        WHERE message = :message AND judgement IS NULL AND state <> 'CLEAR'""")
                .bind("judgement", judgement.name())
                .bind("judge", by)
                .bind("now", now)
                .bind("message", message)
                .execute()) == 1;
    }

    /** All judgements, the oldest first. */
    public List<JudgedMark> judged(int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM moderations WHERE judgement IS NOT NULL ORDER BY judged, message LIMIT :limit""")
                .bind("limit", limit)
                .map((row, context) -> new JudgedMark(
                        MarkRows.read(row),
                        Judgement.valueOf(row.getString("judgement")),
                        row.getString("judge"),
                        Times.of(row, "judged")))
                .list());
    }
}
