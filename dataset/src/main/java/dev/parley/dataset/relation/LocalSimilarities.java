package dev.parley.dataset.relation;

import dev.parley.dataset.relation.LocalPairs.Pair;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How similar members are to keepers, as far as pairs tell. */
final class LocalSimilarities {
    private final LocalClusters clusters;
    private final Map<Long, Double> similarities = new HashMap<>();

    LocalSimilarities(List<Pair> pairs, LocalClusters clusters, Collection<Integer> keepers) {
        this.clusters = clusters;
        var kept = new BitSet();
        keepers.forEach(keeper -> kept.set(clusters.text(keeper)));
        for (Pair pair : pairs) {
            if (kept.get(pair.left()) || kept.get(pair.right())) {
                similarities.put(both(pair.left(), pair.right()), pair.similarity());
            }
        }
    }

    /** Not a number where no band brought the two texts together. */
    double of(int member, int keeper) {
        int one = clusters.text(member);
        int other = clusters.text(keeper);
        return one == other ? 1 : similarities.getOrDefault(both(one, other), Double.NaN);
    }

    private static long both(int one, int other) {
        return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }
}
