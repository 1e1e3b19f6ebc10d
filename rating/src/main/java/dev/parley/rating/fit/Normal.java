package dev.parley.rating.fit;

/** The standard normal distribution. */
public final class Normal {
    private Normal() {}

    /** The probability of a value below x: by Marsaglia's series near zero, by a continued fraction in the tails. */
    public static double probability(double x) {
        if (Math.abs(x) > 6) {
            double tail = tail(Math.abs(x));
            return x > 0 ? 1 - tail : tail;
        }
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * density(x);
    }

    /** Mills' ratio (Abramowitz and Stegun 26.2.14). */
    private static double tail(double x) {
        double fraction = x;
        for (int i = 30; i > 0; i--) {
            fraction = x + i / fraction;
        }
        return density(x) / fraction;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /**
     * The value below which a draw lies with this probability, by bisection.
     *
     * @throws IllegalArgumentException if the probability is not above 0 and below 1
     */
    public static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1");
        }
        double low = -40;
        double high = 40;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (probability(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
