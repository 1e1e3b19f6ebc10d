package dev.parley.dataset.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A hierarchy of clusters by Ward's criterion (Hierarchical Grouping to Optimize an Objective Function, 1963): the two
 * clusters are joined whose union adds least to the squared distances from the centres. Built by chains of nearest
 * neighbours (Murtagh, 1983) and the formula of Lance and Williams; time and memory grow with the square of the number of
 * leaves, which may stand for many vectors each.
 */
final class WardTree {
    private final int leaves;
    private final List<Join> joins;

    /** Two clusters, each named by one of its leaves, become one. */
    private record Join(int one, int other, double cost) {}

    /**
     * Builds the tree.
     *
     * @param centers of the leaves
     * @param sizes how many vectors each leaf stands for, at least one
     */
    WardTree(float[][] centers, int[] sizes) {
        this.leaves = centers.length;
        this.joins = new ArrayList<>();
        join(costs(centers, sizes), Arrays.stream(sizes).asDoubleStream().toArray());
        joins.sort(Comparator.comparingDouble(Join::cost));
    }

    /** For each leaf its cluster, 0 to k − 1 in the order of the leaves, when k clusters are left. */
    int[] cut(int k) {
        int[] parents = new int[leaves];
        Arrays.setAll(parents, i -> i);
        joins.stream().limit(Math.max(0, leaves - k)).forEach(join -> parents[root(parents, join.one)] = root(parents, join.other));
        int[] names = new int[leaves];
        Arrays.fill(names, -1);
        int[] clusters = new int[leaves];
        int next = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            int root = root(parents, leaf);
            if (names[root] < 0) {
                names[root] = next++;
            }
            clusters[leaf] = names[root];
        }
        return clusters;
    }

    private static int root(int[] parents, int leaf) {
        int root = leaf;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private static double[][] costs(float[][] centers, int[] sizes) {
        var costs = new double[centers.length][centers.length];
        for (int i = 0; i < centers.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = (double) sizes[i] * sizes[j] / (sizes[i] + sizes[j]);
                costs[i][j] = weight * KMeans.squaredDistance(centers[i], centers[j]);
                costs[j][i] = costs[i][j];
            }
        }
        return costs;
    }

    private void join(double[][] costs, double[] sizes) {
        boolean[] gone = new boolean[leaves];
        int[] chain = new int[leaves + 1];
        int length = 0;
        while (joins.size() < leaves - 1) {
            if (length == 0) {
                chain[length++] = first(gone);
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(costs[last], last, before, gone);
            if (nearest != before) {
                chain[length++] = nearest;
                continue;
            }
            length -= 2;
            joins.add(new Join(last, nearest, costs[last][nearest]));
            merge(costs, sizes, last, nearest, gone);
        }
    }

    private static int first(boolean[] gone) {
        int first = 0;
        while (gone[first]) {
            first++;
        }
        return first;
    }

    /** The cheapest to join with; of equals the one before in the chain, so that the chain ends. */
    private static int nearest(double[] costs, int own, int before, boolean[] gone) {
        int nearest = before;
        for (int i = 0; i < costs.length; i++) {
            if (i != own && !gone[i] && (nearest < 0 || costs[i] < costs[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The union takes the place of {@code into}. */
    private static void merge(double[][] costs, double[] sizes, int from, int into, boolean[] gone) {
        gone[from] = true;
        for (int i = 0; i < costs.length; i++) {
            if (!gone[i] && i != into) {
                double joined = ((sizes[from] + sizes[i]) * costs[from][i]
                                + (sizes[into] + sizes[i]) * costs[into][i]
                                - sizes[i] * costs[from][into])
                        / (sizes[from] + sizes[into] + sizes[i]);
                costs[into][i] = joined;
                costs[i][into] = joined;
            }
        }
        sizes[into] += sizes[from];
    }
}
