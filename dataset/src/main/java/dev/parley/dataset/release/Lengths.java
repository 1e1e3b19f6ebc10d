package dev.parley.dataset.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each length occurred. Exact, and small enough for that: a billion prompts have some ten thousand different
 * lengths.
 */
final class Lengths implements Serializable {
    @JsonValue
    private final TreeMap<Integer, Long> counts;

    Lengths() {
        this(Map.of());
    }

    @JsonCreator
    Lengths(Map<Integer, Long> counts) {
        this.counts = new TreeMap<>(counts);
    }

    void add(int length) {
        counts.merge(length, 1L, Long::sum);
    }

    void merge(Lengths others) {
        others.counts.forEach((length, count) -> counts.merge(length, count, Long::sum));
    }

    Map<Integer, Long> counts() {
        return counts;
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The mean length; 0 if there are none. */
    double mean() {
        long sum = counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        return counts.isEmpty() ? 0 : (double) sum / count();
    }

    /** The smallest length that at least this share of all do not exceed; 0 if there are none. */
    int quantile(double share) {
        long rank = (long) Math.ceil(share * count());
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /** How many lengths there are from each power of two up to the next; 0 stands alone. */
    SortedMap<Long, Long> powersOfTwo() {
        var powers = new TreeMap<Long, Long>();
        counts.forEach((length, count) -> powers.merge((long) Integer.highestOneBit(length), count, Long::sum));
        return powers;
    }

    int maximum() {
        return counts.isEmpty() ? 0 : counts.lastKey();
    }
}
