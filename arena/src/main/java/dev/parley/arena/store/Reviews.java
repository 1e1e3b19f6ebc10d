package dev.parley.arena.store;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What somebody should look at. */
public final class Reviews {
    /** The reason of what users flagged. */
    public static final String FLAG = "flag";

    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Reviews(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Puts a turn on the list, once for each reason. */
    public void add(String turn, String reason) {
        String review = identifiers.next();
        long now = Times.micros(clock.instant());
        database.writer().write(handle -> {
            insert(handle, review, turn, reason, now);
            return review;
        });
    }

    static void insert(Handle handle, String review, String turn, String reason, long now) {
        handle.createUpdate("""
                        INSERT INTO reviews (id, chat_id, turn_id, reason, created)
                        SELECT :id, chat_id, id, :reason, :now FROM turns WHERE id = :turn
                        ON CONFLICT (turn_id, reason) DO NOTHING""")
                .bind("id", review)
                .bind("turn", turn)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    /** What nobody has looked at yet, the oldest first. */
    public List<Review> open(int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, chat_id, turn_id, reason, created, resolved FROM reviews WHERE resolved IS NULL
                        ORDER BY created, id LIMIT :limit""")
                .bind("limit", limit)
                .map((row, context) -> new Review(
                        row.getString("id"),
                        row.getString("chat_id"),
                        row.getString("turn_id"),
                        row.getString("reason"),
                        Times.of(row, "created"),
                        Times.maybe(row, "resolved")))
                .list());
    }

    /** Takes it off the list. */
    public void resolve(String review) {
        long now = Times.micros(clock.instant());
        database.writer().write(handle -> handle.createUpdate(
                        "UPDATE reviews SET resolved = :now WHERE id = :review AND resolved IS NULL")
                .bind("now", now)
                .bind("review", review)
                .execute());
    }
}
