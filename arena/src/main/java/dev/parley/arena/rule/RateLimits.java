package dev.parley.arena.rule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Token buckets for whoever comes, several for each: a bucket holds as many as its limit lets through, and fills again
 * evenly over its period. Safe to use from many threads; remembers the latest {@value #MOST_KEYS} names only, so that
 * made-up names take no more memory.
 */
public final class RateLimits {
    private static final int MOST_KEYS = 100_000;

    private final List<RateLimit> limits;
    private final InstantSource clock;
    private final Map<String, List<Bucket>> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Bucket>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public RateLimits(List<RateLimit> limits, InstantSource clock) {
        this.limits = List.copyOf(limits);
        this.clock = clock;
    }

    /**
     * Takes one from each bucket of each name, or from none if one of them is empty.
     *
     * @param names such as a user and the mark of an address
     * @return how long to wait if there was none left; empty if it may go on
     */
    public synchronized Optional<Duration> take(String... names) {
        long now = clock.millis();
        List<Bucket> all = Stream.of(names)
                .distinct()
                .flatMap(name -> buckets.computeIfAbsent(name, unknown -> full(now)).stream())
                .toList();
        Optional<Duration> wait = all.stream()
                .flatMap(bucket -> bucket.untilNext(now).stream())
                .max(Comparator.naturalOrder());
        if (wait.isEmpty()) {
            all.forEach(Bucket::take);
        }
        return wait;
    }

    private List<Bucket> full(long now) {
        return limits.stream().map(limit -> new Bucket(limit, now)).toList();
    }

    private static final class Bucket {
        private final RateLimit limit;
        private double tokens;
        private long filled;

        Bucket(RateLimit limit, long now) {
            this.limit = limit;
            this.tokens = limit.most();
            this.filled = now;
        }

        Optional<Duration> untilNext(long now) {
            double perMilli = (double) limit.most() / limit.period().toMillis();
            tokens = Math.min(limit.most(), tokens + Math.max(0, now - filled) * perMilli);
            filled = now;
            return tokens >= 1
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis((long) Math.ceil((1 - tokens) / perMilli)));
        }

        void take() {
            tokens--;
        }
    }
}
