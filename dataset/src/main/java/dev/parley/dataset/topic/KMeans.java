package dev.parley.dataset.topic;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * k-means by Lloyd's algorithm (Least squares quantization in PCM, 1982), started by k-means++ (Arthur and Vassilvitskii,
 * 2007) or from given centres. The result depends on the rows, their order and the seed alone: sums are taken over blocks
 * of fixed size in the order of the rows, whatever the number of cores.
 */
final class KMeans {
    private static final int MOST_ROUNDS = 100;
    private static final int BLOCK = 4096;

    /** The share of rows that may still move when it is good enough; below it only the borders of clusters move. */
    private static final double STILL = 0.0005;

    private KMeans() {}

    /** Clusters rows around k centres drawn by k-means++; around all rows if there are no more than k. */
    static Clustering fit(float[][] rows, int k, RandomGenerator random) {
        return fit(rows, start(rows, Math.min(k, rows.length), random));
    }

    /** Clusters rows, beginning with these centres. */
    static Clustering fit(float[][] rows, float[][] start) {
        var centroids = new Centroids(start);
        int[] assignment = centroids.nearest(rows);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            centroids = means(rows, assignment, centroids);
            int[] next = centroids.nearest(rows);
            int moved = moved(assignment, next);
            assignment = next;
            if (moved <= STILL * rows.length) {
                break;
            }
        }
        return new Clustering(centroids, assignment);
    }

    private static float[][] start(float[][] rows, int k, RandomGenerator random) {
        var start = new float[k][];
        var distances = new double[rows.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        start[0] = rows[random.nextInt(rows.length)];
        for (int c = 1; c < k; c++) {
            float[] last = start[c - 1];
            IntStream.range(0, rows.length)
                    .parallel()
                    .forEach(i -> distances[i] = Math.min(distances[i], squaredDistance(rows[i], last)));
            start[c] = rows[draw(distances, random)];
        }
        return start;
    }

    /** An index with a probability proportional to its weight; any if all weigh nothing. */
    private static int draw(double[] weights, RandomGenerator random) {
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return random.nextInt(weights.length);
    }

    /** The mean of each cluster; one that lost all its rows moves to the row that is farthest from its own centre. */
    private static Centroids means(float[][] rows, int[] assignment, Centroids before) {
        int dimensions = rows[0].length;
        int k = before.size();
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        double[][][] sums = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> sums(rows, assignment, k, block))
                .toArray(double[][][]::new);
        var sizes = new int[k];
        for (int cluster : assignment) {
            sizes[cluster]++;
        }
        var means = new float[k][dimensions];
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < dimensions; d++) {
                double sum = 0;
                for (double[][] block : sums) {
                    sum += block[c][d];
                }
                means[c][d] = (float) (sum / Math.max(1, sizes[c]));
            }
        }
        for (int c = 0; c < k; c++) {
            if (sizes[c] == 0) {
                int farthest = farthest(rows, assignment, before);
                means[c] = rows[farthest].clone();
                assignment[farthest] = c;
                sizes[c] = 1;
            }
        }
        return new Centroids(means);
    }

    private static double[][] sums(float[][] rows, int[] assignment, int k, int block) {
        var sums = new double[k][rows[0].length];
        for (int i = block * BLOCK; i < Math.min(rows.length, (block + 1) * BLOCK); i++) {
            double[] sum = sums[assignment[i]];
            float[] row = rows[i];
            for (int d = 0; d < row.length; d++) {
                sum[d] += row[d];
            }
        }
        return sums;
    }

    private static int farthest(float[][] rows, int[] assignment, Centroids centroids) {
        int farthest = 0;
        double distance = -1;
        for (int i = 0; i < rows.length; i++) {
            double own = squaredDistance(rows[i], centroids.vectors()[assignment[i]]);
            if (own > distance) {
                farthest = i;
                distance = own;
            }
        }
        return farthest;
    }

    private static int moved(int[] before, int[] after) {
        int moved = 0;
        for (int i = 0; i < before.length; i++) {
            moved += before[i] == after[i] ? 0 : 1;
        }
        return moved;
    }

    static double squaredDistance(float[] one, float[] other) {
        float a = 0;
        float b = 0;
        int i = 0;
        // Two sums at once: one alone would wait for itself at each step.
        for (; i + 1 < one.length; i += 2) {
            float first = one[i] - other[i];
            float second = one[i + 1] - other[i + 1];
            a += first * first;
            b += second * second;
        }
        if (i < one.length) {
            float last = one[i] - other[i];
            a += last * last;
        }
        return a + b;
    }
}
