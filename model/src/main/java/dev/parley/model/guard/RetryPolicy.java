package dev.parley.model.guard;

import dev.parley.model.ModelException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a request is tried again: after failures that may pass, with waiting times drawn between nothing and a bound
 * that doubles ("full jitter": M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog 2015), and not before
 * the server wants.
 *
 * @param attempts how often a request is sent at most
 * @param base the bound of the first wait
 * @param most the longest wait; a server that wants more is not asked again
 */
public record RetryPolicy(int attempts, Duration base, Duration most) {
    /**
     * How long to wait after this failure; empty if there is no use in trying again.
     *
     * @param attempt how many have failed, at least 1
     */
    Optional<Duration> pause(ModelException failure, int attempt, RandomGenerator random) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        if (!failure.kind().isRetriable() || attempt >= attempts || asked.compareTo(most) > 0) {
            return Optional.empty();
        }
        long bound = Math.min(most.toNanos(), base.toNanos() << Math.min(attempt - 1, 20));
        Duration drawn = Duration.ofNanos(random.nextLong(bound + 1));
        return Optional.of(drawn.compareTo(asked) < 0 ? asked.plus(drawn.dividedBy(10)) : drawn);
    }
}
