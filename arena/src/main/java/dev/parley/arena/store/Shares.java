package dev.parley.arena.store;

import dev.parley.arena.store.RefusedException.Reason;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Links that show a state of a chat to whoever has them. */
public final class Shares {
    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Shares(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Makes a link, or finds the one that there is for this state.
     *
     * @throws RefusedException NOT_FOUND if the turn is not in a chat of this user
     */
    public Share create(String user, String turn) {
        String link = identifiers.link();
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> {
            Turn shared = Turns.find(handle, turn).orElseThrow(() -> new RefusedException(Reason.NOT_FOUND));
            ChatRows.own(handle, user, shared.chat());
            handle.createUpdate("""
                            INSERT INTO shares (link, chat_id, turn_id, created) VALUES (:link, :chat, :turn, :now)
                            ON CONFLICT (turn_id) DO NOTHING""")
                    .bind("link", link)
                    .bind("chat", shared.chat())
                    .bind("turn", turn)
                    .bind("now", now)
                    .execute();
            return find(handle, "turn_id", turn).orElseThrow();
        });
    }

    /** What a link shows; empty for a link that was made up or taken back. */
    public Optional<Share> find(String link) {
        return database.read(handle -> find(handle, "link", link));
    }

    private static Optional<Share> find(Handle handle, String column, String value) {
        return handle.createQuery("SELECT link, chat_id, turn_id, created FROM shares WHERE " + column + " = :value")
                .bind("value", value)
                .map((row, context) -> new Share(
                        row.getString("link"),
                        row.getString("chat_id"),
                        row.getString("turn_id"),
                        Times.of(row, "created")))
                .findOne();
    }

    /**
     * Takes a link back.
     *
     * @throws RefusedException NOT_FOUND if the user has not made it
     */
    public void revoke(String user, String link) {
        database.writer().write(handle -> {
            Share share = find(handle, "link", link).orElseThrow(() -> new RefusedException(Reason.NOT_FOUND));
            ChatRows.own(handle, user, share.chat());
            return handle.createUpdate("DELETE FROM shares WHERE link = :link")
                    .bind("link", link)
                    .execute();
        });
    }
}
