package dev.parley.arena.web;

import dev.parley.arena.server.Problem;
import dev.parley.arena.store.NewUser;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.User;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/** Knows browsers by their cookies. A browser has one from its consent on, an operator's another from signing in. */
final class Visitors {
    private static final Duration USER_LASTS = Duration.ofDays(400);
    private static final Duration ADMIN_LASTS = Duration.ofHours(12);

    private final Store store;
    private final ArenaRules rules;
    private final PageSettings settings;
    private final String userCookie;
    private final String adminCookie;

    Visitors(Store store, ArenaRules rules, PageSettings settings) {
        this.store = store;
        this.rules = rules;
        this.settings = settings;
        // Browsers take a cookie of this prefix from the host itself only, and only by https.
        String prefix = settings.https() ? "__Host-" : "";
        this.userCookie = prefix + "parley";
        this.adminCookie = prefix + "parley-admin";
    }

    Optional<User> user(Context context) {
        return Optional.ofNullable(context.cookie(userCookie)).flatMap(store.users()::find);
    }

    /**
     * The user behind a request.
     *
     * @throws Problem 403 if there is none, or none who accepted the terms
     */
    String consenting(Context context) {
        return user(context)
                .filter(user -> hasConsented(user))
                .orElseThrow(() -> new Problem(403, "no_consent", "The terms of use have not been accepted."))
                .id();
    }

    boolean hasConsented(User user) {
        return store.users().hasConsented(user.id(), settings.terms().version());
    }

    /** Writes the consent down; greets who is new. */
    void consent(Context context) {
        String user = user(context).map(User::id).orElseGet(() -> greet(context));
        store.users().consent(user, settings.terms().version(), addressMark(context));
    }

    private String greet(Context context) {
        NewUser user = store.users().create();
        set(context, userCookie, user.token(), USER_LASTS);
        return user.user().id();
    }

    void forget(Context context) {
        user(context).ifPresent(user -> store.users().delete(user.id()));
        set(context, userCookie, "", Duration.ZERO);
    }

    String addressMark(Context context) {
        return store.addressMarks().of(rules.address(context));
    }

    boolean isAdmin(Context context) {
        return adminToken(context).filter(store.admin()::isSignedIn).isPresent();
    }

    /** @throws Problem 401 if nobody is signed in */
    void requireAdmin(Context context) {
        if (!isAdmin(context)) {
            throw new Problem(401, "signed_out", "Sign in first.");
        }
    }

    void signIn(Context context, String password) {
        String token = store.admin()
                .signIn(password)
                .orElseThrow(() -> new Problem(403, "wrong_password", "The password is wrong."));
        set(context, adminCookie, token, ADMIN_LASTS);
    }

    void signOut(Context context) {
        adminToken(context).ifPresent(store.admin()::signOut);
        set(context, adminCookie, "", Duration.ZERO);
    }

    private Optional<String> adminToken(Context context) {
        return Optional.ofNullable(context.cookie(adminCookie));
    }

    private void set(Context context, String name, String value, Duration lasts) {
        var cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.https());
        cookie.setSameSite(SameSite.STRICT);
        cookie.setPath("/");
        cookie.setMaxAge((int) lasts.toSeconds());
        context.cookie(cookie);
    }
}
