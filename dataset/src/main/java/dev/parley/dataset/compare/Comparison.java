package dev.parley.dataset.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.release.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param dimensions how the releases differ by model, language and so on
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

    /** The first ids of each kind, in the order of the releases. */
    public record Examples(List<String> added, List<String> removed, List<String> changed) {}

    /**
     * Compares two releases on all cores; how many there are changes nothing.
     *
     * @throws dev.parley.core.InputException if a shard cannot be read
     */
    public static Comparison of(Release before, Release after) {
        List<Path> first = before.shards();
        List<Path> second = after.shards();
        // Both numbers are powers of two, so that each range is whole shards on both sides.
        int ranges = Math.min(first.size(), second.size());
        List<Differences> parts = IntStream.range(0, ranges)
                .parallel()
                .mapToObj(range -> Differences.between(range(first, range, ranges), range(second, range, ranges)))
                .toList();
        var sum = new Differences();
        parts.forEach(sum::merge);
        var dimensions = new ArrayList<Dimension>(sum.dimensions());
        topics(before, after).ifPresent(dimensions::add);
        return sum.comparison(dimensions);
    }

    private static List<Path> range(List<Path> shards, int range, int ranges) {
        int size = shards.size() / ranges;
        return shards.subList(range * size, (range + 1) * size);
    }

    /** Topics of the same name are the same; prompts are counted, as a conversation may be in several. */
    private static Optional<Dimension> topics(Release before, Release after) {
        return before.document("topics.json").flatMap(one -> after.document("topics.json").map(other -> {
            SortedMap<String, Long> old = prompts(one);
            SortedMap<String, Long> now = prompts(other);
            var labels = new TreeMap<>(old);
            labels.putAll(now);
            List<Dimension.Value> values = labels.keySet().stream()
                    .map(label -> new Dimension.Value(
                            label, old.getOrDefault(label, 0L), now.getOrDefault(label, 0L), 0, 0, 0))
                    .toList();
            return Dimension.of("topic (prompts)", values);
        }));
    }

    private static SortedMap<String, Long> prompts(JsonNode report) {
        var prompts = new TreeMap<String, Long>();
        for (JsonNode topic : report.path("topics")) {
            prompts.merge(topic.path("label").asText(), topic.path("prompts").asLong(), Long::sum);
        }
        return prompts;
    }
}
