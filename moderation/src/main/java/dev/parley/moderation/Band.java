package dev.parley.moderation;

import dev.parley.core.InputException;
import java.util.Locale;

/**
 * Where the encoder is asked: how near a message's scores of the fast tier come to its thresholds, as the greatest ratio
 * of a score to its threshold. From 1 on the fast tier would flag the message. The wider, the surer and the slower.
 *
 * @param low from which ratio on
 * @param high up to which ratio
 */
public record Band(double low, double high) {
    /** The encoder is asked about everything. */
    public static final Band ALL = new Band(0, Double.MAX_VALUE);

    /** What the cascade does unless told otherwise. */
    public static final Band STANDARD = new Band(0.7, 4);

    public Band {
        if (!(low >= 0 && low <= high)) {
            throw new InputException("a band goes from a lower to a higher ratio, such as 0.7-4");
        }
    }

    /** Reads {@code 0.7-4}. */
    public static Band of(String text) {
        String[] ends = text.split("-", -1);
        try {
            return new Band(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1]));
        } catch (NumberFormatException problem) {
            throw new InputException("'" + text + "' is no band; write two ratios, such as 0.7-4", problem);
        }
    }

    boolean contains(double nearness) {
        return nearness >= low && nearness <= high;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3g-%.3g", low, high);
    }
}
