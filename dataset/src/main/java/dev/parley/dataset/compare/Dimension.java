package dev.parley.dataset.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Conversations by one of their properties, in both releases.
 *
 * @param name of the property, such as {@code model}
 * @param drift Jensen-Shannon divergence of the two distributions in bits, 0 to 1
 * @param values the most frequent first
 */
public record Dimension(String name, double drift, List<Value> values) {
    public Dimension {
        values = List.copyOf(values);
    }

    /** A dimension with its drift, to six digits. */
    static Dimension of(String name, List<Value> values) {
        double drift = Divergence.of(values.stream()
                .map(value -> new Divergence.Pair(value.before(), value.after()))
                .toList());
        return new Dimension(name, Math.round(drift * 1e6) / 1e6, values);
    }

    /**
     * Conversations with one value of the property.
     *
     * @param before in the first release
     * @param after in the second
     * @param changed those of the second that are in both and differ
     */
    public record Value(String name, long before, long after, long added, long removed, long changed) {}

    /** Counts that are still going on. */
    static final class Tally {
        private final Map<String, Map<Count, Long>> values = new TreeMap<>();

        /** In which of a value's counts a conversation belongs. */
        enum Count {
            BEFORE,
            AFTER,
            ADDED,
            REMOVED,
            CHANGED
        }

        void add(String value, Count... counts) {
            for (Count count : counts) {
                of(value).merge(count, 1L, Long::sum);
            }
        }

        void merge(Tally other) {
            other.values.forEach((value, counts) ->
                    counts.forEach((count, number) -> of(value).merge(count, number, Long::sum)));
        }

        private Map<Count, Long> of(String value) {
            return values.computeIfAbsent(value, unseen -> new EnumMap<>(Count.class));
        }

        Dimension dimension(String name) {
            List<Value> sorted = values.entrySet().stream()
                    .map(value -> value(value.getKey(), value.getValue()))
                    .sorted((one, other) -> Long.compare(other.before() + other.after(), one.before() + one.after()))
                    .toList();
            return Dimension.of(name, sorted);
        }

        private static Value value(String name, Map<Count, Long> counts) {
            return new Value(
                    name,
                    counts.getOrDefault(Count.BEFORE, 0L),
                    counts.getOrDefault(Count.AFTER, 0L),
                    counts.getOrDefault(Count.ADDED, 0L),
                    counts.getOrDefault(Count.REMOVED, 0L),
                    counts.getOrDefault(Count.CHANGED, 0L));
        }
    }
}
