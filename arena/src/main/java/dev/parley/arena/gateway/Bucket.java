package dev.parley.arena.gateway;

import java.time.Duration;
import java.time.Instant;

/** A token bucket that is full at first and fills up within a minute. May be overdrawn. Not safe for many threads. */
final class Bucket {
    private static final double MINUTE = 60e9;

    private final int size;
    private double level;
    private Instant filled = Instant.MIN;

    Bucket(int size) {
        this.size = size;
        this.level = size;
    }

    int size() {
        return size;
    }

    long left(Instant now) {
        fill(now);
        return Math.max(0, (long) level);
    }

    void take(long amount, Instant now) {
        fill(now);
        level -= amount;
    }

    /** How long until there is as much in it. */
    Duration waitFor(long amount, Instant now) {
        fill(now);
        double missing = Math.min(amount, size) - level;
        // Without the tolerance, rounding would leave a bucket short by a billionth after exactly the time said.
        return missing < 1e-6 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing * MINUTE / size));
    }

    private void fill(Instant now) {
        if (filled.equals(Instant.MIN)) {
            filled = now;
        } else if (now.isAfter(filled)) {
            level = Math.min(size, level + size * (Duration.between(filled, now).toNanos() / MINUTE));
            filled = now;
        }
    }
}
