package dev.parley.arena.gateway;

import dev.parley.arena.server.Problem;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.StoreUnavailableException;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Lets those in who have a key, as often as their key allows. */
final class Access {
    /** How long a key may go on being used after it was taken back, or its budget spent. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final InstantSource clock;
    private final ConcurrentMap<String, Allowance> allowances = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Seen> seen = new ConcurrentHashMap<>();

    Access(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Who asks; costs nothing of their limits. */
    ApiKey identify(Context context) {
        String secret = secret(context.header("Authorization"), context.header("x-api-key"));
        if (secret.isEmpty()) {
            throw new Problem(401, "missing_api_key", "Send an API key as 'Authorization: Bearer KEY' or 'x-api-key: KEY'.");
        }
        return known(secret).filter(key -> key.revoked().isEmpty()).orElseThrow(Access::unknownKey);
    }

    private Optional<ApiKey> known(String secret) {
        Instant now = clock.instant();
        Seen last = seen.get(secret);
        if (last != null && now.isBefore(last.until())) {
            return Optional.of(last.key());
        }
        try {
            Optional<ApiKey> found = ledger.key(secret);
            found.ifPresent(key -> seen.put(secret, new Seen(key, now.plus(REMEMBERED))));
            return found;
        } catch (StoreUnavailableException e) {
            throw Calls.unavailable();
        }
    }

    private record Seen(ApiKey key, Instant until) {}

    /** Who asks a model, if the key's limits and budget allow it; says in the headers what is left of the limits. */
    ApiKey admit(Context context) {
        ApiKey key = identify(context);
        if (!key.isUsable()) {
            throw new Problem(429, "insufficient_quota", "The budget of this API key is spent.");
        }
        allowance(key).take(clock.instant(), context);
        return key;
    }

    /** Counts what an answer took. */
    void charge(ApiKey key, long tokens) {
        allowance(key).charge(clock.instant(), tokens);
    }

    private Allowance allowance(ApiKey key) {
        return allowances.compute(
                key.id(), (id, known) -> known != null && known.isFor(key.limits()) ? known : new Allowance(key.limits()));
    }

    private static String secret(@Nullable String authorization, @Nullable String header) {
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return authorization.substring("bearer ".length()).strip();
        }
        return header == null ? "" : header.strip();
    }

    private static Problem unknownKey() {
        return new Problem(401, "invalid_api_key", "The API key is not valid.");
    }
}
