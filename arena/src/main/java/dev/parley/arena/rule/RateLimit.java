package dev.parley.arena.rule;

import java.time.Duration;

/** So many in a stretch of time, spread as they please. */
public record RateLimit(int most, Duration period) {
    public RateLimit {
        if (most < 1) {
            throw new IllegalArgumentException("a limit lets at least one through");
        }
    }

    public static RateLimit perMinute(int most) {
        return new RateLimit(most, Duration.ofMinutes(1));
    }

    public static RateLimit perDay(int most) {
        return new RateLimit(most, Duration.ofDays(1));
    }
}
