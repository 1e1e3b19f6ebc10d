package dev.parley.dataset.relation;

import dev.parley.dataset.relation.LocalPairs.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which conversations a symmetric relation puts together; the same as {@link Clusters}, in the memory of this process.
 */
final class LocalClusters {
    private static final int NONE = -1;

    /** For each conversation the representative of all that have its text, in the sense of the relation. */
    private final int[] texts;

    /** For each representative of a near relation the parent in a tree whose root is the least of its component. */
    private final int[] parents;

    private LocalClusters(int conversations) {
        texts = new int[conversations];
        Arrays.fill(texts, NONE);
        parents = new int[conversations];
        Arrays.setAll(parents, number -> number);
    }

    static LocalClusters of(LocalPairs pairs, Relation relation, double threshold) {
        var clusters = new LocalClusters(pairs.ids().size());
        switch (relation) {
            case NEAR_CONVERSATION -> clusters.near(pairs, relation, Relation.EXACT_CONVERSATION, threshold);
            case NEAR_PROMPT -> clusters.near(pairs, relation, Relation.EXACT_PROMPT, threshold);
            default -> clusters.stars(pairs.of(relation));
        }
        return clusters;
    }

    int text(int member) {
        return texts[member];
    }

    /** The members of each cluster among the survivors, by the clusters' names, ascending. */
    Map<Integer, List<Integer>> members(BitSet survivors) {
        var members = new TreeMap<Integer, List<Integer>>();
        survivors.stream()
                .filter(member -> texts[member] != NONE)
                .forEach(member -> members.computeIfAbsent(root(texts[member]), cluster -> new ArrayList<>()).add(member));
        return members;
    }

    private void stars(List<Pair> stars) {
        for (Pair pair : stars) {
            texts[pair.left()] = pair.left();
            texts[pair.right()] = pair.left();
        }
    }

    private void near(LocalPairs pairs, Relation relation, Relation equality, double threshold) {
        for (Pair pair : pairs.of(relation)) {
            if (pair.similarity() >= threshold) {
                texts[pair.left()] = pair.left();
                texts[pair.right()] = pair.right();
                unite(root(pair.left()), root(pair.right()));
            }
        }
        for (Pair pair : pairs.of(equality)) {
            if (texts[pair.left()] == pair.left()) {
                texts[pair.right()] = pair.left();
            }
        }
    }

    /** The lesser root wins. */
    private void unite(int one, int other) {
        parents[Math.max(one, other)] = Math.min(one, other);
    }

    /** With path halving (Tarjan, van Leeuwen: Worst-case analysis of set union algorithms, 1984). */
    private int root(int member) {
        int node = member;
        while (parents[node] != node) {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }
        return node;
    }
}
