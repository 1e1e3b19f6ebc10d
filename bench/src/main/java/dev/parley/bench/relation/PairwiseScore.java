package dev.parley.bench.relation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well one clustering agrees with another over all pairs of members. */
record PairwiseScore(long found, long missed, long wrong) {

    /** Both map members to the names of their clusters; who is in none is alone. */
    static PairwiseScore of(Map<String, String> truth, Map<String, String> clusters) {
        Map<List<String>, Long> both = new HashMap<>();
        Set<String> members = new HashSet<>(truth.keySet());
        members.addAll(clusters.keySet());
        for (String member : members) {
            both.merge(
                    List.of(truth.getOrDefault(member, member), clusters.getOrDefault(member, member)), 1L, Long::sum);
        }
        long found = both.values().stream().mapToLong(PairwiseScore::pairs).sum();
        return new PairwiseScore(found, pairs(truth) - found, pairs(clusters) - found);
    }

    double precision() {
        return found == 0 ? 0 : (double) found / (found + wrong);
    }

    double recall() {
        return found == 0 ? 0 : (double) found / (found + missed);
    }

    double f1() {
        return found == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    private static long pairs(Map<String, String> clusters) {
        Map<String, Long> sizes = new HashMap<>();
        clusters.values().forEach(cluster -> sizes.merge(cluster, 1L, Long::sum));
        return sizes.values().stream().mapToLong(PairwiseScore::pairs).sum();
    }

    private static long pairs(long members) {
        return members * (members - 1) / 2;
    }
}
