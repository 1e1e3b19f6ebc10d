package dev.parley.moderation;

import dev.parley.core.moderation.Category;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Turns log odds into probabilities that mean what they say, one straight line a category (Platt: Probabilistic Outputs
 * for Support Vector Machines, 1999).
 *
 * @param slopes for each category, by index
 * @param offsets likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Large and internal.
public record Calibration(float[] slopes, float[] offsets) {
    private static final int CATEGORIES = Category.values().length;

    /** Log odds as they are. */
    public static Calibration none() {
        var slopes = new float[CATEGORIES];
        Arrays.fill(slopes, 1);
        return new Calibration(slopes, new float[CATEGORIES]);
    }

    public double probability(Category category, float logOdds) {
        int c = category.index();
        return 1 / (1 + Math.exp(-(slopes[c] * logOdds + offsets[c])));
    }

    /** Probabilities of all categories; a special case is never likelier than what it is a case of. */
    public Map<Category, Double> probabilities(float[] logOdds) {
        var probabilities = new EnumMap<Category, Double>(Category.class);
        for (Category category : Category.values()) {
            double own = probability(category, logOdds[category.index()]);
            double most = category.parent().map(probabilities::get).orElse(1.0);
            probabilities.put(category, Math.min(own, most));
        }
        return probabilities;
    }

    /**
     * Fits one category's line: slope and offset, by Newton's method on smoothed targets, as Lin, Lin and Weng (A Note on
     * Platt's Probabilistic Outputs, 2007) do.
     */
    public static float[] fit(float[] logOdds, boolean[] applies) {
        int positives = 0;
        for (boolean one : applies) {
            positives += one ? 1 : 0;
        }
        int negatives = applies.length - positives;
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (negatives + 2.0);
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < 200; step++) {
            double gradientSlope = 0;
            double gradientOffset = 0;
            double h11 = 1e-3;
            double h22 = 1e-3;
            double h12 = 0;
            for (int i = 0; i < logOdds.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(slope * logOdds[i] + offset)));
                double error = p - (applies[i] ? high : low);
                double weight = p * (1 - p);
                gradientSlope += error * logOdds[i];
                gradientOffset += error;
                h11 += weight * logOdds[i] * logOdds[i];
                h12 += weight * logOdds[i];
                h22 += weight;
            }
            double determinant = h11 * h22 - h12 * h12;
            double changeSlope = (h22 * gradientSlope - h12 * gradientOffset) / determinant;
            double changeOffset = (h11 * gradientOffset - h12 * gradientSlope) / determinant;
            double shrink = Math.min(1, 1 / Math.max(1e-9, Math.max(Math.abs(changeSlope), Math.abs(changeOffset))));
            slope -= shrink * changeSlope;
            offset -= shrink * changeOffset;
        }
        return new float[] {(float) Math.max(0.05, slope), (float) offset};
    }
}
