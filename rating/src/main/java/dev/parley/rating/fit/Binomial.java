package dev.parley.rating.fit;

import java.util.random.RandomGenerator;

/**
 * Draws from a binomial distribution: by counting up the distribution where few successes are expected, else by
 * transformed rejection (Hörmann 1993, "The generation of binomial random variates", algorithm BTRS), in constant time.
 */
final class Binomial {
    /** Expected successes from which rejection is faster, and from which it is valid. */
    private static final double REJECTION_FROM = 10;

    /** ln(k!) less Stirling's approximation, where its series is not yet exact. */
    private static final double[] STIRLING = {
        0.0810614667953272,
        0.0413406959554092,
        0.0276779256849983,
        0.02079067210376509,
        0.0166446911898211,
        0.0138761288230707,
        0.0118967099458917,
        0.0104112652619720,
        0.00925546218271273,
        0.00833056343336287
    };

    private Binomial() {}

    static long draw(long trials, double probability, RandomGenerator random) {
        if (trials == 0 || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (probability > 0.5) {
            return trials - draw(trials, 1 - probability, random);
        }
        return trials * probability < REJECTION_FROM
                ? count(trials, probability, random)
                : reject(trials, probability, random);
    }

    private static long count(long trials, double probability, RandomGenerator random) {
        double odds = probability / (1 - probability);
        double mass = Math.exp(trials * Math.log1p(-probability));
        double rest = random.nextDouble();
        long successes = 0;
        while (rest > mass && successes < trials) {
            rest -= mass;
            successes++;
            mass *= odds * (trials - successes + 1) / successes;
        }
        return successes;
    }

    private static long reject(long trials, double p, RandomGenerator random) {
        double deviation = Math.sqrt(trials * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = trials * p + 0.5;
        double vr = 0.92 - 4.2 / b;
        while (true) {
            double v = random.nextDouble();
            double u = random.nextDouble() - 0.5;
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            if (k >= 0 && k <= trials) {
                double alpha = (2.83 + 5.1 / b) * deviation;
                if (Math.log(v * alpha / (a / (us * us) + b)) <= logRatio(trials, p, k)) {
                    return (long) k;
                }
            }
        }
    }

    /** The logarithm of the probability of k over that of the mode. */
    private static double logRatio(long trials, double p, double k) {
        double odds = p / (1 - p);
        double mode = Math.floor((trials + 1) * p);
        return (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1)))
                + (trials + 1) * Math.log((trials - mode + 1) / (trials - k + 1))
                + (k + 0.5) * Math.log(odds * (trials - k + 1) / (k + 1))
                + stirling(mode)
                + stirling(trials - mode)
                - stirling(k)
                - stirling(trials - k);
    }

    private static double stirling(double k) {
        if (k < STIRLING.length) {
            return STIRLING[(int) k];
        }
        double next = k + 1;
        double square = next * next;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
    }
}
