package dev.parley.dataset.topic;

import dev.parley.text.encoder.PrincipalComponents;
import java.util.Arrays;

/**
 * A map of vectors: what lies close together in many dimensions does so in two. The small clusters are laid out by exact
 * t-SNE (van der Maaten and Hinton, 2008), begun at their principal components and so without chance; a vector has its place
 * among the small clusters that are nearest to it. From -1 to 1 in both directions.
 */
final class TopicMap {
    private static final int ROUNDS = 500;
    private static final int EARLY_ROUNDS = 100;
    private static final double EARLY_EXAGGERATION = 4;
    private static final double PERPLEXITY = 20;
    private static final double RATE = 50;

    /** A neighbour at one and a half times the squared distance of the nearest weighs about a fifth of it. */
    private static final double SHARPNESS = 3;

    private static final int NEIGHBOURS = 5;

    private final Centroids landmarks;
    private final double[][] places;

    TopicMap(Centroids landmarks) {
        this.landmarks = landmarks;
        this.places = layOut(landmarks);
    }

    /** Where a vector lies: x, y. */
    float[] place(float[] vector) {
        float[] distances = landmarks.squaredDistances(vector);
        float[] sorted = distances.clone();
        Arrays.sort(sorted);
        double least = Math.max(1e-6, sorted[0]);
        float farthest = sorted[Math.min(NEIGHBOURS, sorted.length) - 1];
        double x = 0;
        double y = 0;
        double weights = 0;
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] <= farthest) {
                double weight = Math.exp(-SHARPNESS * (distances[i] / least - 1));
                x += weight * places[i][0];
                y += weight * places[i][1];
                weights += weight;
            }
        }
        return new float[] {(float) (x / weights), (float) (y / weights)};
    }

    private static double[][] layOut(Centroids landmarks) {
        int n = landmarks.size();
        double[][] places = start(landmarks.vectors());
        if (n < 4) {
            return scaled(places);
        }
        double[][] wanted = affinities(landmarks);
        var speed = new double[n][2];
        for (int round = 0; round < ROUNDS; round++) {
            double exaggeration = round < EARLY_ROUNDS ? EARLY_EXAGGERATION : 1;
            double momentum = round < EARLY_ROUNDS ? 0.5 : 0.8;
            double[][] forces = forces(places, wanted, exaggeration);
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < 2; d++) {
                    speed[i][d] = momentum * speed[i][d] - RATE * forces[i][d];
                    places[i][d] += speed[i][d];
                }
            }
        }
        return scaled(places);
    }

    private static double[][] start(float[][] vectors) {
        var components = PrincipalComponents.of(vectors, Math.min(2, vectors[0].length));
        return Arrays.stream(vectors)
                .map(components::project)
                .map(place -> new double[] {place[0] * 1e-1, place.length > 1 ? place[1] * 1e-1 : 0})
                .toArray(double[][]::new);
    }

    /** How much each pair belongs together: neighbours by a Gaussian as wide as the perplexity asks, both ways. */
    private static double[][] affinities(Centroids landmarks) {
        int n = landmarks.size();
        double entropy = Math.log(Math.min(PERPLEXITY, (n - 1) / 3.0));
        var conditional = new double[n][];
        for (int i = 0; i < n; i++) {
            conditional[i] = row(landmarks.squaredDistances(landmarks.vectors()[i]), i, entropy);
        }
        var joint = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                joint[i][j] = Math.max(1e-12, (conditional[i][j] + conditional[j][i]) / (2 * n));
            }
        }
        return joint;
    }

    private static double[] row(float[] squaredDistances, int own, double entropy) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double precision = 1;
        var row = new double[squaredDistances.length];
        for (int attempt = 0; attempt < 60; attempt++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < row.length; j++) {
                row[j] = j == own ? 0 : Math.exp(-precision * squaredDistances[j]);
                sum += row[j];
                weighted += row[j] * squaredDistances[j];
            }
            double found = Math.log(Math.max(1e-300, sum)) + precision * weighted / Math.max(1e-300, sum);
            for (int j = 0; j < row.length; j++) {
                row[j] /= Math.max(1e-300, sum);
            }
            if (found > entropy) {
                low = precision;
                precision = Double.isInfinite(high) ? precision * 2 : (precision + high) / 2;
            } else {
                high = precision;
                precision = (precision + low) / 2;
            }
        }
        return row;
    }

    private static double[][] forces(double[][] places, double[][] wanted, double exaggeration) {
        int n = places.length;
        var closeness = new double[n][n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double x = places[i][0] - places[j][0];
                double y = places[i][1] - places[j][1];
                closeness[i][j] = 1 / (1 + x * x + y * y);
                closeness[j][i] = closeness[i][j];
                sum += 2 * closeness[i][j];
            }
        }
        var forces = new double[n][2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double pull = 4 * (exaggeration * wanted[i][j] - closeness[i][j] / sum) * closeness[i][j];
                forces[i][0] += pull * (places[i][0] - places[j][0]);
                forces[i][1] += pull * (places[i][1] - places[j][1]);
            }
        }
        return forces;
    }

    private static double[][] scaled(double[][] places) {
        for (int d = 0; d < 2; d++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] place : places) {
                low = Math.min(low, place[d]);
                high = Math.max(high, place[d]);
            }
            for (double[] place : places) {
                place[d] = high == low ? 0 : 2 * (place[d] - low) / (high - low) - 1;
            }
        }
        return places;
    }
}
