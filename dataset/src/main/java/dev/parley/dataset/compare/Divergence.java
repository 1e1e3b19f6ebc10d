package dev.parley.dataset.compare;

import java.util.Collection;

/**
 * How far two distributions are apart: the Jensen-Shannon divergence in bits (J. Lin, Divergence measures based on the
 * Shannon entropy, IEEE Transactions on Information Theory 37, 1991). 0 if they are the same, 1 if they have nothing in
 * common.
 */
final class Divergence {
    private Divergence() {}

    /** A value's counts in both distributions. */
    record Pair(long one, long other) {}

    /** The divergence; 0 if either distribution is empty. */
    static double of(Collection<Pair> counts) {
        double ones = counts.stream().mapToLong(Pair::one).sum();
        double others = counts.stream().mapToLong(Pair::other).sum();
        if (ones == 0 || others == 0) {
            return 0;
        }
        double divergence = 0;
        for (Pair pair : counts) {
            double p = pair.one() / ones;
            double q = pair.other() / others;
            divergence += (towards(p, (p + q) / 2) + towards(q, (p + q) / 2)) / 2;
        }
        return Math.clamp(divergence, 0, 1);
    }

    private static double towards(double p, double mean) {
        return p == 0 ? 0 : p * Math.log(p / mean) / Math.log(2);
    }
}
