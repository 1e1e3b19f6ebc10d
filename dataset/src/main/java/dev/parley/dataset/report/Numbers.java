package dev.parley.dataset.report;

import java.util.Locale;

/** Numbers as the report writes them. */
final class Numbers {
    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A part of a whole in percent; a dash where there is no whole. */
    static String percent(long part, long whole) {
        return whole == 0 ? "–" : percent((double) part / whole);
    }

    /** A share, 0 to 1, in percent. */
    static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.005) {
            return "< 0.01 %";
        }
        return String.format(Locale.ROOT, percent > 0 && percent < 0.995 ? "%.2f %%" : "%.1f %%", percent);
    }

    /** Where a span such as {@code 2048-4095} begins, in few characters: 2k. */
    static String span(String span) {
        int dash = span.indexOf('-');
        long from = Long.parseLong(dash < 0 ? span : span.substring(0, dash));
        return from < 1024 ? Long.toString(from) : from < 1024 * 1024 ? from / 1024 + "k" : from / (1024 * 1024) + "M";
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
