package dev.parley.moderation.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Scores beside the truth, and the figures that follow from them.
 *
 * @param scores 0 to 1, one an item
 * @param found whether the policy flags the item
 * @param truth whether the item is harmful
 */
@SuppressWarnings("ArrayRecordComponent") // Large and internal.
record Scored(double[] scores, boolean[] found, boolean[] truth) {
    private static final int BINS = 10;
    private static final int RESAMPLES = 1000;
    private static final double FALSE_POSITIVES = 0.01;

    /** The same items, the greatest score first. */
    Scored sorted() {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .mapToInt(Integer::intValue)
                .toArray();
        return pick(order);
    }

    private Scored pick(int[] items) {
        var picked = new Scored(new double[items.length], new boolean[items.length], new boolean[items.length]);
        for (int i = 0; i < items.length; i++) {
            picked.scores[i] = scores[items[i]];
            picked.found[i] = found[items[i]];
            picked.truth[i] = truth[items[i]];
        }
        return picked;
    }

    int harmful() {
        int harmful = 0;
        for (boolean one : truth) {
            harmful += one ? 1 : 0;
        }
        return harmful;
    }

    /**
     * Average precision, the area under the curve of precision over recall without interpolation; items of equal score
     * count together. Of sorted items.
     */
    double auprc() {
        double area = 0;
        int found = 0;
        int harmful = harmful();
        for (int end, start = 0; start < scores.length; start = end) {
            int foundHere = 0;
            for (end = start; end < scores.length && scores[end] == scores[start]; end++) {
                foundHere += truth[end] ? 1 : 0;
            }
            found += foundHere;
            area += (double) foundHere * found / end;
        }
        return harmful == 0 ? Double.NaN : area / harmful;
    }

    /** Harmonic mean of precision and recall of what the policy flags. */
    double f1() {
        int both = 0;
        int either = 0;
        for (int i = 0; i < truth.length; i++) {
            both += found[i] && truth[i] ? 1 : 0;
            either += (found[i] ? 1 : 0) + (truth[i] ? 1 : 0);
        }
        return either == 0 ? Double.NaN : 2.0 * both / either;
    }

    /** How many of the harmless items the policy flags, 0 to 1. */
    double falsePositiveRate() {
        int flagged = 0;
        for (int i = 0; i < truth.length; i++) {
            flagged += found[i] && !truth[i] ? 1 : 0;
        }
        return (double) flagged / (truth.length - harmful());
    }

    /** The greatest share of harmful items above a score that at most 1 % of the harmless ones reach. Of sorted items. */
    double recallAtFpr1() {
        int harmful = harmful();
        double allowed = FALSE_POSITIVES * (truth.length - harmful);
        int caught = 0;
        int wrong = 0;
        int best = 0;
        for (int i = 0; i < truth.length && wrong <= allowed; i++) {
            caught += truth[i] ? 1 : 0;
            wrong += truth[i] ? 0 : 1;
            boolean cut = i + 1 == truth.length || scores[i + 1] < scores[i];
            best = cut && wrong <= allowed ? caught : best;
        }
        return harmful == 0 ? Double.NaN : (double) best / harmful;
    }

    /**
     * Expected calibration error: the mean distance of score and truth over ten equal ranges of the score, weighted by
     * their items (Guo et al.: On Calibration of Modern Neural Networks, 2017).
     */
    double calibrationError() {
        var scoreSums = new double[BINS];
        var truthSums = new double[BINS];
        for (int i = 0; i < scores.length; i++) {
            int bin = Math.min(BINS - 1, (int) (scores[i] * BINS));
            scoreSums[bin] += scores[i];
            truthSums[bin] += truth[i] ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(scoreSums[bin] - truthSums[bin]);
        }
        return error / scores.length;
    }

    /** A figure of sorted items with the middle 95 % of what it is on resampled items. */
    Interval interval(ToDoubleFunction<Scored> figure) {
        var random = new SplittableRandom(0);
        double[] figures = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] items = random.ints(scores.length, 0, Math.max(1, scores.length)).toArray();
            // Items are sorted, so their sorted places are too.
            Arrays.sort(items);
            figures[resample] = figure.applyAsDouble(pick(items));
        }
        Arrays.sort(figures);
        return new Interval(
                figure.applyAsDouble(this), figures[RESAMPLES / 40], figures[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
