package dev.parley.arena.gateway;

import dev.parley.arena.server.Problem;
import io.javalin.http.Context;

/** OpenAI's moderations, which wait for Parley's moderators. */
final class Moderations {
    private final Access access;

    Moderations(Access access) {
        this.access = access;
    }

    void moderate(Context context) {
        access.identify(context);
        throw new Problem(501, "not_supported_yet", "This server has no moderator yet.");
    }
}
