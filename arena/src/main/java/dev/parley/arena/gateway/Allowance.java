package dev.parley.arena.gateway;

import dev.parley.arena.server.Problem;
import dev.parley.arena.store.ApiKey;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What is left of one key's limits. The headers are OpenAI's {@code x-ratelimit-*}. */
final class Allowance {
    private final ApiKey.Limits limits;
    private final Optional<Bucket> requests;
    private final Optional<Bucket> tokens;

    Allowance(ApiKey.Limits limits) {
        this.limits = limits;
        this.requests = bucket(limits.requestsPerMinute());
        this.tokens = bucket(limits.tokensPerMinute());
    }

    boolean isFor(ApiKey.Limits others) {
        return limits.equals(others);
    }

    /**
     * Takes one request. Its tokens are not known yet: it may begin as long as any are left, and what it takes too much
     * delays the next.
     */
    synchronized void take(Instant now, Context context) {
        Duration wait = requests.map(bucket -> bucket.waitFor(1, now)).orElse(Duration.ZERO);
        Duration tokenWait = tokens.map(bucket -> bucket.waitFor(1, now)).orElse(Duration.ZERO);
        boolean allowed = wait.isZero() && tokenWait.isZero();
        if (allowed) {
            requests.ifPresent(bucket -> bucket.take(1, now));
        }
        requests.ifPresent(bucket -> tell(context, "requests", bucket, now));
        tokens.ifPresent(bucket -> tell(context, "tokens", bucket, now));
        if (!allowed) {
            throw new Problem(429, "rate_limit_exceeded", "The rate limit of this API key is reached.")
                    .retryAfter(wait.compareTo(tokenWait) > 0 ? wait : tokenWait);
        }
    }

    synchronized void charge(Instant now, long spent) {
        tokens.ifPresent(bucket -> bucket.take(spent, now));
    }

    private static void tell(Context context, String what, Bucket bucket, Instant now) {
        context.header("x-ratelimit-limit-" + what, Long.toString(bucket.size()));
        context.header("x-ratelimit-remaining-" + what, Long.toString(bucket.left(now)));
        context.header("x-ratelimit-reset-" + what, bucket.waitFor(bucket.size(), now).toMillis() + "ms");
    }

    private static Optional<Bucket> bucket(OptionalInt perMinute) {
        return perMinute.isPresent() ? Optional.of(new Bucket(perMinute.getAsInt())) : Optional.empty();
    }
}
