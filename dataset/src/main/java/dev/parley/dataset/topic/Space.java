package dev.parley.dataset.topic;

import dev.parley.text.encoder.SentenceVectors;
import java.util.stream.IntStream;

/**
 * Vectors as seen from their common mean, again of length 1. What all prompts share, such as being questions in English,
 * says nothing about their topics; without it clusters are told apart better (arena-hard's, by normalised mutual
 * information: .892 after .886).
 */
final class Space {
    private final float[] mean;

    Space(float[] mean) {
        this.mean = mean;
    }

    static Space of(float[][] rows) {
        var sums = new double[rows[0].length];
        for (float[] row : rows) {
            for (int d = 0; d < row.length; d++) {
                sums[d] += row[d];
            }
        }
        var mean = new float[sums.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sums[d] / rows.length);
        }
        return new Space(mean);
    }

    float[] mean() {
        return mean;
    }

    float[] centred(float[] row) {
        var centred = new float[row.length];
        for (int d = 0; d < row.length; d++) {
            centred[d] = row[d] - mean[d];
        }
        return SentenceVectors.normalise(centred);
    }

    float[][] centred(float[][] rows) {
        return IntStream.range(0, rows.length).parallel().mapToObj(i -> centred(rows[i])).toArray(float[][]::new);
    }
}
