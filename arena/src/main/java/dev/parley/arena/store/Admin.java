package dev.parley.arena.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The one account that may see the admin page. */
public final class Admin {
    private static final Duration SESSION = Duration.ofHours(12);

    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Admin(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Makes the account at the first start. Returns its password, to be shown once; empty if there is an account. */
    public Optional<String> create() {
        if (database.read(Admin::stored).isPresent()) {
            return Optional.empty();
        }
        String password = Password.random(identifiers);
        String hash = Password.of(password, identifiers).format();
        return database.writer().write(handle -> {
            handle.createUpdate("""
                            INSERT INTO admin (id, password_hash) VALUES (1, :hash) ON CONFLICT (id) DO NOTHING""")
                    .bind("hash", hash)
                    .execute();
            return stored(handle).filter(hash::equals).map(own -> password);
        });
    }

    /** Gives the account another password and ends its sessions. Returns the password, to be shown once. */
    public String resetPassword() {
        String password = Password.random(identifiers);
        String hash = Password.of(password, identifiers).format();
        return database.writer().write(handle -> {
            handle.execute("DELETE FROM admin_sessions");
            handle.createUpdate("""
                            INSERT INTO admin (id, password_hash) VALUES (1, :hash)
                            ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash""")
                    .bind("hash", hash)
                    .execute();
            return password;
        });
    }

    /**
     * Begins a session. Returns the token for the cookie, or empty if the password is wrong. Slow on purpose: about a
     * quarter of a second of one core.
     */
    public Optional<String> signIn(String password) {
        boolean isRight = database.read(Admin::stored)
                .map(Password::parse)
                .filter(stored -> stored.matches(password))
                .isPresent();
        return isRight ? Optional.of(beginSession()) : Optional.empty();
    }

    private static Optional<String> stored(Handle handle) {
        return handle.createQuery("SELECT password_hash FROM admin")
                .mapTo(String.class)
                .findOne();
    }

    private String beginSession() {
        String token = identifiers.secret();
        long now = Times.micros(clock.instant());
        database.writer().write(handle -> {
            handle.createUpdate("DELETE FROM admin_sessions WHERE ends <= :now")
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                            INSERT INTO admin_sessions (token_hash, ends) VALUES (:hash, :ends)
                            ON CONFLICT (token_hash) DO NOTHING""")
                    .bind("hash", Identifiers.hash(token))
                    .bind("ends", now + SESSION.toNanos() / 1000)
                    .execute();
        });
        return token;
    }

    /** Whether a session goes on. Sessions end 12 hours after they began. */
    public boolean isSignedIn(String token) {
        long now = Times.micros(clock.instant());
        return database.read(handle -> handle.createQuery(
                        "SELECT 1 FROM admin_sessions WHERE token_hash = :hash AND ends > :now")
                .bind("hash", Identifiers.hash(token))
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** Ends a session. */
    public void signOut(String token) {
        database.writer().write(handle -> handle.createUpdate("DELETE FROM admin_sessions WHERE token_hash = :hash")
                .bind("hash", Identifiers.hash(token))
                .execute());
    }
}
