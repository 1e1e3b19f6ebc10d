package dev.parley.arena.web;

import dev.parley.arena.server.Problem;
import dev.parley.arena.server.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;

/**
 * What keeps others out of the page. The headers let it load nothing from elsewhere, run no script but its own, and
 * stand in no frame. Requests that change something must come from the page itself: besides the cookies, which other
 * sites' requests do not carry, the browser says where a request comes from. The rule is that of {@code
 * http.CrossOriginProtection} of Go's library: {@code Sec-Fetch-Site} where there is one, else {@code Origin} against
 * {@code Host}.
 */
final class Protection implements Routes {
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");

    private final Map<String, String> headers;

    Protection(String importMapHash, boolean https) {
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' '" + importMapHash + "'",
                "style-src 'self'",
                "img-src 'self'",
                "font-src 'self'",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
        headers = Map.of(
                "Content-Security-Policy", https ? policy + "; upgrade-insecure-requests" : policy,
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(context -> headers.forEach(context::header));
        routes.before("/api/*", Protection::refuseOthers);
    }

    private static void refuseOthers(Context context) {
        context.header("Cache-Control", "no-store");
        if (CHANGES_NOTHING.contains(context.method().name())) {
            return;
        }
        if (!isOurs(context)) {
            throw new Problem(403, "forbidden", "The request came from another site.");
        }
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new Problem(415, "bad_request", "The body must be JSON, and say so.");
        }
    }

    private static boolean isOurs(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = context.header("Origin");
        return origin == null || origin.replaceFirst("^https?://", "").equals(context.header("Host"));
    }
}
