package dev.parley.rating.audit;

/**
 * A bet that votes go to a model more often than its share: that half of the votes that would go against it go to it.
 * What one unit becomes is the ratio of the two likelihoods, so nothing is expected to be won if the votes are as ever.
 */
final class Stakes {
    private Stakes() {}

    /** What becomes of one unit when the model won, as it does in this share of the cases. */
    static double won(double share) {
        return (1 + share) / 2 / share;
    }

    /** What becomes of one unit when it lost. */
    static double lost() {
        return 0.5;
    }
}
