package dev.parley.arena.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Makes each request of a user happen once, however often it comes. */
final class Requests {
    private Requests() {}

    /** What the request made when it came first, or else what {@code make} makes now: an identifier. */
    static String once(Handle handle, String user, String request, long now, Supplier<String> make) {
        return made(handle, user, request).orElseGet(() -> {
            String made = make.get();
            handle.createUpdate("INSERT INTO requests (user_id, request, made, time) VALUES (:user, :request, :made, :now)")
                    .bind("user", user)
                    .bind("request", request)
                    .bind("made", made)
                    .bind("now", now)
                    .execute();
            return made;
        });
    }

    private static Optional<String> made(Handle handle, String user, String request) {
        return handle.createQuery("SELECT made FROM requests WHERE user_id = :user AND request = :request")
                .bind("user", user)
                .bind("request", request)
                .mapTo(String.class)
                .findOne();
    }
}
