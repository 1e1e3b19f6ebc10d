package dev.parley.dataset.report;

import java.util.Locale;

/** Numbers as the report writes them. */
final class Numbers {
    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share of a whole in percent; a dash where there is no whole. */
    static String percent(double part, double whole) {
        if (whole == 0) {
            return "–";
        }
        double percent = 100 * part / whole;
        return String.format(Locale.ROOT, percent > 0 && percent < 1 ? "%.2f %%" : "%.1f %%", percent);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
