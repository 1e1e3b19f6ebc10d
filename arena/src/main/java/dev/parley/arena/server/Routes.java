package dev.parley.arena.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** A part of the arena that answers requests. Handlers block, as virtual threads may, and throw {@link Problem}s. */
public interface Routes {
    /** Adds the part's handlers. */
    void addTo(RoutesConfig routes);

    /** Whether problems with this path are told by this part, also where it has no handler for it. */
    default boolean isAt(String path) {
        return false;
    }

    /** Tells a problem in the part's own form; the status and {@code Retry-After} are set already. */
    default void tell(Problem problem, Context context) {
        problem.tell(context);
    }
}
