package dev.parley.arena.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forgetting what is old. */
public final class Retention {
    /** So many at a time, so that the writes of users get in between. */
    private static final int PORTION = 200;

    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Retention(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Deletes chats in which nothing was said since then, with their votes and links; calls of the gateway; and users
     * who came before then and have no chats left; and what tells a repeated request of the page from a new one. Returns
     * how many chats and calls went.
     */
    public int deleteBefore(Instant time) {
        long before = Times.micros(time);
        int deleted = delete("chats", "touched < :before", before);
        deleted += delete("gateway_calls", "started < :before", before);
        portions(before, "DELETE FROM requests WHERE (user_id, request) IN"
                + " (SELECT user_id, request FROM requests WHERE time < :before LIMIT " + PORTION + ")");
        delete(
                "users",
                "created < :before AND NOT EXISTS (SELECT 1 FROM chats WHERE chats.user_id = users.id)",
                before);
        return deleted;
    }

    private int delete(String table, String condition, long before) {
        return portions(before, "DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " WHERE " + condition
                + " LIMIT " + PORTION + ")");
    }

    private int portions(long before, String statement) {
        int all = 0;
        int some;
        do {
            some = database.delete(
                    handle -> handle.createUpdate(statement).bind("before", before).execute());
            all += some;
        } while (some == PORTION);
        return all;
    }

    /**
     * Cuts the tie between users and chats in which nothing was said since then: each of them comes to belong to a user
     * made up for it, and the marks of addresses in it are wiped out. Returns how many chats changed.
     */
    public int anonymiseBefore(Instant time) {
        long before = Times.micros(time);
        int all = 0;
        int some;
        do {
            some = database.writer().write(handle -> anonymise(handle, before));
            all += some;
        } while (some == PORTION);
        return all;
    }

    private int anonymise(Handle handle, long before) {
        List<String> chats = handle.createQuery("""
                        SELECT chats.id FROM chats JOIN users ON users.id = chats.user_id
                        WHERE touched < :before AND users.token_hash <> users.id LIMIT :portion""")
                .bind("before", before)
                .bind("portion", PORTION)
                .mapTo(String.class)
                .list();
        long now = Times.micros(clock.instant());
        chats.forEach(chat -> anonymise(handle, chat, now));
        return chats.size();
    }

    private void anonymise(Handle handle, String chat, long now) {
        String nobody = identifiers.next();
        handle.createUpdate("INSERT INTO users (id, token_hash, created) VALUES (:id, :id, :now)")
                .bind("id", nobody)
                .bind("now", now)
                .execute();
        handle.createUpdate("UPDATE chats SET user_id = :nobody WHERE id = :chat")
                .bind("nobody", nobody)
                .bind("chat", chat)
                .execute();
        handle.createUpdate("UPDATE turns SET address = '' WHERE chat_id = :chat")
                .bind("chat", chat)
                .execute();
        handle.createUpdate("UPDATE votes SET address = '' WHERE chat_id = :chat")
                .bind("chat", chat)
                .execute();
    }
}
