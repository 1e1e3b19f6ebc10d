package dev.parley.moderation.linear;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.feature.Features;
import java.util.Arrays;

/**
 * One weight vector a category over hashed features. Weights are signed bytes; a category's scale turns them into log
 * odds. The weights of a feature lie side by side, so that a feature costs one look into memory.
 *
 * @param bits the number of buckets is 2 to this power
 * @param weights of bucket b and category c at {@code b * STRIDE + c}
 * @param scales what one step of a weight is worth, for each category
 * @param biases log odds of a text without features, for each category
 */
@SuppressWarnings("ArrayRecordComponent") // Large and internal.
public record LinearModel(int bits, byte[] weights, float[] scales, float[] biases) {
    /** Categories, rounded up for alignment. */
    public static final int STRIDE = 16;

    public static final int CATEGORIES = Category.values().length;

    private static final int SEXUAL = Category.SEXUAL.index();
    private static final int MINORS = Category.SEXUAL_MINORS.index();

    /** Log odds of sexual/minors, for which nothing is learnt, where reviewed words of both kinds do not meet. */
    private static final float ABSENT = -8;

    static int bucket(long hash, int bits) {
        return (int) (hash >>> (64 - bits));
    }

    /** Log odds of each category in a text: those of its worst window. Sexual/minors is a rule over reviewed words. */
    public float[] score(String text, Features features) {
        features.read(text);
        var worst = new float[CATEGORIES];
        Arrays.fill(worst, Float.NEGATIVE_INFINITY);
        var logOdds = new float[CATEGORIES];
        for (int window = 0; window < features.windows(); window++) {
            features.window(window);
            score(features, logOdds);
            logOdds[MINORS] = features.hasBoth("sexual", "minor") ? logOdds[SEXUAL] : ABSENT;
            for (int category = 0; category < CATEGORIES; category++) {
                worst[category] = Math.max(worst[category], logOdds[category]);
            }
        }
        return worst;
    }

    /** Log odds of each category in the window that the features stand for. */
    public void score(Features features, float[] logOdds) {
        int plain = features.countOfWords();
        int[] words = sums(features, 0, plain);
        int[] concepts = sums(features, plain, features.count());
        float wordValue = features.wordValue();
        for (int category = 0; category < CATEGORIES; category++) {
            logOdds[category] = biases[category]
                    + scales[category] * (words[category] * wordValue + concepts[category] * Features.CONCEPT_VALUE);
        }
    }

    private int[] sums(Features features, int from, int to) {
        var sums = new RowSums();
        for (int i = from; i < to; i++) {
            sums.add(weights, bucket(features.hash(i), bits) * STRIDE);
        }
        return sums.sums();
    }

    /** What a feature adds to a category's log odds, before its value. */
    public float weight(long hash, Category category) {
        return weights[bucket(hash, bits) * STRIDE + category.index()] * scales[category.index()];
    }
}
