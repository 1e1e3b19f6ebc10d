package dev.parley.rating.fit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How the errors of a fit's parameters vary together. Parameters are the strengths, then the coefficients. */
public final class Covariance {
    /** Below this share of the largest variance a direction has none: strengths keep their mean. */
    private static final double SINGULAR = 1e-10;

    private final int size;
    private final double[] matrix;

    private Covariance(int size, double[] matrix) {
        this.size = size;
        this.matrix = matrix;
    }

    /**
     * The covariance that holds even if the model of a vote is wrong: the inverse information on both sides of the
     * summed squares of the scores (Huber 1967; White 1982, theorem 3.2; Chatbot Arena, arXiv 2403.04132, section 5).
     */
    static Covariance sandwich(int size, double[] information, double[] squares) {
        double[] inverse = Cholesky.of(size, information).inverse();
        return new Covariance(size, multiply(size, multiply(size, inverse, squares), inverse));
    }

    private static double[] multiply(int size, double[] left, double[] right) {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double factor = left[i * size + k];
                for (int j = 0; j < size; j++) {
                    product[i * size + j] += factor * right[k * size + j];
                }
            }
        }
        return product;
    }

    /** The standard error of a parameter. */
    public double error(int parameter) {
        return Math.sqrt(matrix[parameter * size + parameter]);
    }

    /** The standard error of a difference of two parameters. */
    public double errorOfDifference(int one, int other) {
        double variance = matrix[one * size + one] + matrix[other * size + other] - 2 * matrix[one * size + other];
        return Math.sqrt(Math.max(0, variance));
    }

    /**
     * How many standard errors wide intervals must be to each side, so that all of the first parameters together lie
     * within theirs with probability {@code level}: the quantile of the largest of the standardised errors, by drawing
     * from their joint normal distribution.
     *
     * @param parameters how many, from the first
     */
    public double simultaneousQuantile(int parameters, double level, int draws, long seed) {
        Cholesky factor = Cholesky.ofSemidefinite(size, matrix, SINGULAR);
        var random = new SplittableRandom(seed);
        double[] largest = new double[draws];
        double[] z = new double[size];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < size; i++) {
                z[i] = random.nextGaussian();
            }
            double[] errors = factor.multiplyTransposed(z);
            for (int i = 0; i < parameters; i++) {
                largest[draw] = Math.max(largest[draw], Math.abs(errors[i]) / error(i));
            }
        }
        return Quantiles.of(largest, level);
    }

    /** A copy, in rows. */
    double[] matrix() {
        return Arrays.copyOf(matrix, matrix.length);
    }
}
