package dev.parley.moderation.encoder;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.training.Example;
import dev.parley.text.encoder.Encoder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * For each category a logistic regression over a sentence vector.
 *
 * @param weights of dimension d and category c at {@code c * DIMENSIONS + d}
 */
@SuppressWarnings("ArrayRecordComponent") // Large and internal.
public record Head(float[] weights, float[] biases) {
    private static final int CATEGORIES = Category.values().length;
    private static final int EPOCHS = 12;
    private static final float RATE = 0.3f;
    private static final float DECAY = 2e-6f;
    private static final long SEED = 20232;

    /** Log odds of each category. */
    public float[] score(float[] vector) {
        var logOdds = new float[CATEGORIES];
        for (int category = 0; category < CATEGORIES; category++) {
            logOdds[category] = biases[category] + product(vector, category);
        }
        return logOdds;
    }

    private float product(float[] vector, int category) {
        float sum = 0;
        int at = category * Encoder.DIMENSIONS;
        for (int i = 0; i < Encoder.DIMENSIONS; i++) {
            sum += weights[at + i] * vector[i];
        }
        return sum;
    }

    /**
     * Learns by AdaGrad, one example after another on one thread, so that the same vectors give the same head.
     *
     * @param vectors of the examples, in order
     */
    public static Head train(List<Example> examples, List<float[]> vectors) {
        var head = new Head(new float[CATEGORIES * Encoder.DIMENSIONS], new float[CATEGORIES]);
        var squares = new float[CATEGORIES * Encoder.DIMENSIONS];
        var random = new SplittableRandom(SEED);
        int[] order = random.ints(0, examples.size()).limit((long) EPOCHS * examples.size()).toArray();
        for (int at : order) {
            head.learn(examples.get(at), vectors.get(at), squares);
        }
        return head;
    }

    private void learn(Example example, float[] vector, float[] squares) {
        for (Category category : Category.values()) {
            if (!example.labels().knows(category)) {
                continue;
            }
            int c = category.index();
            float logOdds = biases[c] + product(vector, c);
            float probability = (float) (1 / (1 + StrictMath.exp(-logOdds)));
            float error = example.weight() * (probability - (example.labels().applies(category) ? 1 : 0));
            for (int i = 0; i < Encoder.DIMENSIONS; i++) {
                int at = c * Encoder.DIMENSIONS + i;
                float gradient = error * vector[i] + DECAY * weights[at];
                squares[at] += gradient * gradient;
                weights[at] -= RATE * gradient / (float) Math.sqrt(squares[at] + 1e-8f);
            }
            biases[c] -= 0.01f * error;
        }
    }
}
