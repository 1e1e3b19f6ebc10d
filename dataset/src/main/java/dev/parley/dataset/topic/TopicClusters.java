package dev.parley.dataset.topic;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The ways to cluster. The paper's way is k-means on the vectors. Parley's way looks at the vectors from their common mean,
 * makes many small clusters, joins them by Ward's criterion down to k, and lets k-means move the borders: no start is left
 * to chance that matters, and any k can be cut from one tree.
 */
final class TopicClusters {
    /** Small clusters: enough for topics far smaller than any that is published, few enough for the tree. */
    static final int SMALL_CLUSTERS = 400;

    /** Vectors that the small clusters are made of. */
    private static final int SMALL_SAMPLE = 12_000;

    private final float[][] rows;
    private final Clustering small;
    private final WardTree tree;

    /**
     * Prepares the tree.
     *
     * @param rows vectors seen from their mean, in an order that chance has no part in
     */
    TopicClusters(float[][] rows, long seed) {
        this.rows = rows;
        this.small = small(rows, seed);
        int[] sizes = Arrays.stream(small.sizes()).map(size -> Math.max(1, size)).toArray();
        this.tree = new WardTree(small.centroids().vectors(), sizes);
    }

    /** The paper's way. */
    static Clustering asThePaperDoes(float[][] rows, int k, long seed) {
        return KMeans.fit(rows, k, new SplittableRandom(seed));
    }

    private static Clustering small(float[][] rows, long seed) {
        if (rows.length <= 2 * SMALL_CLUSTERS) {
            return new Clustering(new Centroids(rows), IntStream.range(0, rows.length).toArray());
        }
        int step = Math.max(1, rows.length / SMALL_SAMPLE);
        float[][] sample = IntStream.range(0, rows.length / step).mapToObj(i -> rows[i * step]).toArray(float[][]::new);
        Centroids centroids =
                KMeans.fit(sample, SMALL_CLUSTERS, new SplittableRandom(seed)).centroids();
        return new Clustering(centroids, centroids.nearest(rows));
    }

    /** The centres of the small clusters. */
    Centroids smallCentroids() {
        return small.centroids();
    }

    int[] smallSizes() {
        return small.sizes();
    }

    /** All rows in k clusters. */
    Clustering clusters(int k) {
        return KMeans.fit(rows, cut(k));
    }

    /** The centres of k clusters as the tree has them. */
    float[][] cut(int k) {
        int[] clusters = tree.cut(k);
        int[] sizes = small.sizes();
        float[][] centers = small.centroids().vectors();
        int count = Arrays.stream(clusters).max().orElseThrow() + 1;
        var means = new double[count][centers[0].length];
        var weights = new double[count];
        for (int leaf = 0; leaf < clusters.length; leaf++) {
            weights[clusters[leaf]] += sizes[leaf];
            for (int d = 0; d < centers[leaf].length; d++) {
                means[clusters[leaf]][d] += (double) sizes[leaf] * centers[leaf][d];
            }
        }
        return IntStream.range(0, count).mapToObj(c -> mean(means[c], weights[c])).toArray(float[][]::new);
    }

    private static float[] mean(double[] sums, double weight) {
        var mean = new float[sums.length];
        for (int d = 0; d < sums.length; d++) {
            mean[d] = (float) (sums[d] / Math.max(1, weight));
        }
        return mean;
    }
}
