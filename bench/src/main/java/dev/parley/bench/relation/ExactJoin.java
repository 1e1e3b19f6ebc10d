package dev.parley.bench.relation;

import dev.parley.text.fingerprint.Shingles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * All pairs of sets whose Jaccard similarity reaches a threshold, without a miss: sets that similar share one of their
 * rarest shingles (prefix filter; Chaudhuri, Ganti, Kaushik: A Primitive Operator for Similarity Joins, 2006).
 */
final class ExactJoin {
    private ExactJoin() {}

    static void pairs(List<long[]> sets, double threshold, BiConsumer<Integer, Integer> found) {
        var frequency = new HashMap<Long, Integer>();
        sets.forEach(set -> LongStream.of(set).forEach(shingle -> frequency.merge(shingle, 1, Integer::sum)));
        Map<Long, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            long[] set = sets.get(i);
            var seen = new HashSet<Integer>();
            for (long shingle : prefix(set, threshold, frequency)) {
                List<Integer> others = index.computeIfAbsent(shingle, key -> new ArrayList<>());
                for (int other : others) {
                    if (seen.add(other) && Shingles.jaccard(set, sets.get(other)) >= threshold) {
                        found.accept(other, i);
                    }
                }
                others.add(i);
            }
        }
    }

    private static long[] prefix(long[] set, double threshold, Map<Long, Integer> frequency) {
        int length = set.length - (int) Math.ceil(threshold * set.length) + 1;
        return Arrays.stream(set)
                .boxed()
                .sorted((a, b) -> {
                    int byFrequency = Integer.compare(frequency.getOrDefault(a, 0), frequency.getOrDefault(b, 0));
                    return byFrequency != 0 ? byFrequency : Long.compare(a, b);
                })
                .limit(set.length == 0 ? 0 : length)
                .mapToLong(Long::longValue)
                .toArray();
    }
}
