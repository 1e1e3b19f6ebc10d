package dev.parley.arena.rule;

/** The votes between two models so far. */
public record Tally(long wins, long ties, long losses) {
    public static final Tally NONE = new Tally(0, 0, 0);

    long votes() {
        return wins + ties + losses;
    }

    /**
     * Variance of one vote's outcome: 1 for a win, 1/2 for a tie, 0 for a loss. One win and one loss are counted on
     * top, so that two votes of the same kind do not yet mean that all is known.
     */
    double variance() {
        double count = votes() + 2.0;
        double mean = (wins + 1 + ties / 2.0) / count;
        return (wins + 1 + ties / 4.0) / count - mean * mean;
    }
}
