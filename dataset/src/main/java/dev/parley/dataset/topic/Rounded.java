package dev.parley.dataset.topic;

/** Numbers as people read them. */
final class Rounded {
    private Rounded() {}

    /** To four decimals. */
    static double of(double number) {
        return Math.round(number * 1e4) / 1e4;
    }
}
