package dev.parley.text.encoder;

import java.util.List;

/** Texts as vectors of Euclidean length 1: what means the same lies close together. Safe for many threads. */
public interface SentenceVectors extends VectorSource {
    /** The length of a vector. */
    int dimensions();

    /** Changes when vectors may change. */
    String version();

    /** One vector for each text, in order; all zeros for a text of which nothing is known. */
    float[][] encode(List<String> texts);

    /** Vectors that are known beforehand have nothing to learn. */
    @Override
    default SentenceVectors learn(List<String> texts, long seed) {
        return this;
    }

    @Override
    void close();

    /** Makes a vector as long as 1, unless it is all zeros. */
    static float[] normalise(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += number * number;
        }
        float length = (float) Math.sqrt(squares);
        for (int d = 0; d < vector.length && length > 0; d++) {
            vector[d] /= length;
        }
        return vector;
    }

    /** The cosine of the angle between two vectors of length 1. */
    static float cosine(float[] one, float[] other) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        // Four sums at once: one alone would wait for itself at each step.
        for (; i + 3 < one.length; i += 4) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            a += one[i] * other[i];
        }
        return (a + b) + (c + d);
    }
}
