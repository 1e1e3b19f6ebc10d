package dev.parley.dataset.topic;

import dev.parley.dataset.topic.TopicReport.Candidate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the number of clusters by the simplified silhouette (Hruschka et al., 2004; Rousseeuw, 1987): how much nearer
 * vectors lie to the centre of their own cluster than to the next, from -1 to 1, on average.
 */
final class Silhouette {
    /** Numbers of clusters that are tried: fine where a step matters, coarse beyond. */
    private static final List<Integer> CANDIDATES = List.of(5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100);

    /** Vectors in a cluster, at least, on average. */
    private static final int LEAST_SIZE = 20;

    private static final int SAMPLE = 20_000;

    private Silhouette() {}

    static List<Candidate> candidates(TopicClusters clusters, float[][] rows) {
        int step = Math.max(1, rows.length / SAMPLE);
        float[][] sample = IntStream.range(0, rows.length / step).mapToObj(i -> rows[i * step]).toArray(float[][]::new);
        return CANDIDATES.stream()
                .filter(k -> k * LEAST_SIZE <= rows.length || k.equals(CANDIDATES.getFirst()))
                .map(k -> new Candidate(k, mean(KMeans.fit(sample, clusters.cut(k)).centroids(), sample)))
                .toList();
    }

    static int best(List<Candidate> candidates) {
        return candidates.stream().max(Comparator.comparingDouble(Candidate::silhouette)).orElseThrow().k();
    }

    private static double mean(Centroids centroids, float[][] rows) {
        double[] each = Arrays.stream(rows).parallel().mapToDouble(row -> of(centroids, row)).toArray();
        return Arrays.stream(each).sum() / rows.length;
    }

    private static double of(Centroids centroids, float[] row) {
        double own = Double.POSITIVE_INFINITY;
        double next = Double.POSITIVE_INFINITY;
        for (float squared : centroids.squaredDistances(row)) {
            double distance = Math.sqrt(squared);
            if (distance < own) {
                next = own;
                own = distance;
            } else {
                next = Math.min(next, distance);
            }
        }
        return next == 0 || Double.isInfinite(next) ? 0 : (next - own) / next;
    }
}
