package dev.parley.rating.fit;

import java.util.Arrays;

/** Quantiles of samples. */
final class Quantiles {
    private Quantiles() {}

    /** The quantile that numpy takes by default: linear between the two nearest (Hyndman and Fan 1996, type 7). */
    static double of(double[] sample, double probability) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double place = probability * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
