package dev.parley.dataset.topic;

import java.util.stream.IntStream;

/**
 * Centres of clusters, ready to be compared with many vectors: the numbers of one dimension stand together, so that a
 * vector is compared with all centroids at once.
 */
final class Centroids {
    private final float[][] vectors;
    private final float[][] byDimension;
    private final float[] halfSquares;

    Centroids(float[][] vectors) {
        int dimensions = vectors[0].length;
        this.vectors = vectors;
        this.byDimension = new float[dimensions][vectors.length];
        this.halfSquares = new float[vectors.length];
        for (int c = 0; c < vectors.length; c++) {
            for (int d = 0; d < dimensions; d++) {
                byDimension[d][c] = vectors[c][d];
                halfSquares[c] += vectors[c][d] * vectors[c][d] / 2;
            }
        }
    }

    int size() {
        return vectors.length;
    }

    float[][] vectors() {
        return vectors;
    }

    /** The index of the centroid at the smallest Euclidean distance, the first of equals. */
    int nearest(float[] vector) {
        float[] scores = scores(vector);
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }

    /** The nearest centroid of each row; on all cores. */
    int[] nearest(float[][] rows) {
        return IntStream.range(0, rows.length).parallel().map(i -> nearest(rows[i])).toArray();
    }

    /** Euclidean distances to all centroids, squared. */
    float[] squaredDistances(float[] vector) {
        float[] distances = scores(vector);
        float square = 0;
        for (float one : vector) {
            square += one * one;
        }
        for (int c = 0; c < distances.length; c++) {
            distances[c] = Math.max(0, square - 2 * distances[c]);
        }
        return distances;
    }

    /** x·c − |c|²/2, which is greatest where |x − c|² is smallest. */
    private float[] scores(float[] vector) {
        var scores = new float[vectors.length];
        for (int d = 0; d < vector.length; d++) {
            float x = vector[d];
            float[] column = byDimension[d];
            for (int c = 0; c < scores.length; c++) {
                scores[c] += x * column[c];
            }
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] -= halfSquares[c];
        }
        return scores;
    }
}
