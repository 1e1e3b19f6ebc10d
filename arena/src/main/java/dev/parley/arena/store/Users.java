package dev.parley.arena.store;

import java.time.InstantSource;
import java.util.Optional;

/** The people who use the arena. */
public final class Users {
    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Users(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Greets somebody new. */
    public NewUser create() {
        var user = new User(identifiers.next(), Times.of(Times.micros(clock.instant())));
        String token = identifiers.secret();
        database.writer().write(handle -> handle.createUpdate("""
                        INSERT INTO users (id, token_hash, created) VALUES (:id, :hash, :created)
                        ON CONFLICT (id) DO NOTHING""")
                .bind("id", user.id())
                .bind("hash", Identifiers.hash(token))
                .bind("created", Times.micros(user.created()))
                .execute());
        return new NewUser(user, token);
    }

    /** Who has this cookie. */
    public Optional<User> find(String token) {
        return database.read(handle -> handle.createQuery("SELECT id, created FROM users WHERE token_hash = :hash")
                .bind("hash", Identifiers.hash(token))
                .map((row, context) -> new User(row.getString("id"), Times.of(row, "created")))
                .findOne());
    }

    /**
     * Writes down that a user accepted the terms of use.
     *
     * @param terms the version of the text
     * @param address mark of the user's address, see {@link AddressMarks}
     */
    public void consent(String user, String terms, String address) {
        long now = Times.micros(clock.instant());
        database.writer().write(handle -> handle.createUpdate("""
                        INSERT INTO consents (user_id, terms, address, time) VALUES (:user, :terms, :address, :now)
                        ON CONFLICT (user_id, terms) DO NOTHING""")
                .bind("user", user)
                .bind("terms", terms)
                .bind("address", address)
                .bind("now", now)
                .execute());
    }

    /** Whether a user has accepted this version of the terms. */
    public boolean hasConsented(String user, String terms) {
        return database.read(handle -> handle.createQuery(
                        "SELECT 1 FROM consents WHERE user_id = :user AND terms = :terms")
                .bind("user", user)
                .bind("terms", terms)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /**
     * Deletes a user and all there is of him or her: chats, votes, consents, links. Only the number of users so deleted
     * is kept.
     */
    public void delete(String user) {
        database.delete(handle -> {
            int deleted = handle.createUpdate("DELETE FROM users WHERE id = :user")
                    .bind("user", user)
                    .execute();
            return handle.createUpdate("""
                            INSERT INTO tombstones (kind, count) VALUES ('user', :deleted)
                            ON CONFLICT (kind) DO UPDATE SET count = tombstones.count + excluded.count""")
                    .bind("deleted", deleted)
                    .execute();
        });
    }
}
