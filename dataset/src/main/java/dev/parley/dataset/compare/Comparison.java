package dev.parley.dataset.compare;

import dev.parley.dataset.release.Release;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Two releases side by side, by the columns of LMSYS-Chat-1M.
 *
 * @param before conversations in the first release
 * @param after conversations in the second
 * @param added ids that only the second has
 * @param removed ids that only the first has
 * @param changed ids that both have, with different values
 * @param renamed conversations of the added whose very messages stand among the removed under another id
 * @param changedColumns how many of the changed differ in each column
 * @param dimensions how the releases differ by model, language and so on; by topic if both have topics
 * @param examples some of the ids
 */
public record Comparison(
        long before,
        long after,
        long added,
        long removed,
        long changed,
        long renamed,
        SortedMap<String, Long> changedColumns,
        List<Dimension> dimensions,
        Examples examples) {
    public Comparison {
        changedColumns = Collections.unmodifiableSortedMap(new TreeMap<>(changedColumns));
        dimensions = List.copyOf(dimensions);
    }

    /** The property that is counted only where both releases have topics. */
    public static final String TOPIC = "topic";

    /** More would gain nothing, and each keeps files open while topics are sorted. A power of two, as shards are. */
    private static final int MOST_RANGES = 256;

    /** The first ids of each kind, in the order of the releases. */
    public record Examples(List<String> added, List<String> removed, List<String> changed) {}

    /**
     * Compares two releases on all cores; how many there are changes nothing.
     *
     * @throws dev.parley.core.InputException if a shard cannot be read
     */
    public static Comparison of(Release before, Release after) {
        int ranges = Math.min(MOST_RANGES, Math.min(before.shards().size(), after.shards().size()));
        Optional<TopicNames> names = TopicNames.of(before, after);
        if (names.isEmpty()) {
            Differences all = differences(before, range -> Map.of(), after, range -> Map.of(), ranges);
            // Without topics all are of none, which is nothing to tell.
            return all.comparison(all.dimensions().stream()
                    .filter(dimension -> !dimension.name().equals(TOPIC))
                    .toList());
        }
        try (var old = TopicRanges.of(before, names.get().before(), ranges);
                var now = TopicRanges.of(after, names.get().after(), ranges)) {
            Differences all = differences(before, old::range, after, now::range, ranges);
            return all.comparison(all.dimensions());
        }
    }

    private static Differences differences(
            Release before,
            IntFunction<Map<String, String>> oldTopics,
            Release after,
            IntFunction<Map<String, String>> newTopics,
            int ranges) {
        List<Differences> parts = IntStream.range(0, ranges)
                .parallel()
                .mapToObj(range -> {
                    try (var old = new ShardRange(range(before.shards(), range, ranges), oldTopics.apply(range));
                            var now = new ShardRange(range(after.shards(), range, ranges), newTopics.apply(range))) {
                        return Differences.between(old, now);
                    }
                })
                .toList();
        var sum = new Differences();
        parts.forEach(sum::merge);
        return sum;
    }

    private static List<Path> range(List<Path> shards, int range, int ranges) {
        int size = shards.size() / ranges;
        return shards.subList(range * size, (range + 1) * size);
    }
}
