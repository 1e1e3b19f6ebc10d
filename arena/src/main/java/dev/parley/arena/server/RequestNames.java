package dev.parley.arena.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names each request, in the log and in the header {@code x-request-id} of its answer. */
public final class RequestNames {
    private static final String ATTRIBUTE = "request-id";

    private final RandomGenerator random;

    RequestNames(RandomGenerator random) {
        this.random = random;
    }

    void addTo(RoutesConfig routes) {
        routes.before(context -> {
            String name = "req_" + HexFormat.of().toHexDigits(random.nextLong());
            context.attribute(ATTRIBUTE, name);
            context.header("x-request-id", name);
        });
    }

    /** The name of a request. */
    public static String of(Context context) {
        String name = context.attribute(ATTRIBUTE);
        return name == null ? "" : name;
    }
}
