package dev.parley.rating.fit;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Parameters fitted on votes drawn with replacement, round by round. Drawing as many votes as there are, with
 * replacement, is drawing the counts of the distinct votes from a multinomial distribution; so the cost of a round
 * depends on the number of pairs and not of votes (FastChat pull request 3523). Each round has a random generator of
 * its own, split off in order, so that the result does not depend on the number of cores.
 */
public final class Bootstrap {
    /** On the natural scale: a thousandth of a point. */
    private static final double TOLERANCE = 5e-6;

    private static final int MAX_CHORDS = 30;

    private final double[][] points;

    private Bootstrap(double[][] points) {
        this.points = points;
    }

    static Bootstrap run(
            Comparisons data, Likelihood likelihood, double[] fitted, FitOptions options, int rounds, long seed) {
        var root = new SplittableRandom(seed);
        SplittableRandom[] randoms = new SplittableRandom[rounds];
        for (int round = 0; round < rounds; round++) {
            randoms[round] = root.split();
        }
        Cholesky factor = Cholesky.of(likelihood.size(), likelihood.information(fitted));
        double[][] points = new double[rounds][];
        IntStream.range(0, rounds)
                .parallel()
                .forEach(round -> points[round] = round(data, factor, fitted, options, randoms[round]));
        return new Bootstrap(points);
    }

    private static double[] round(
            Comparisons data, Cholesky factor, double[] fitted, FitOptions options, SplittableRandom random) {
        var drawn = new Likelihood(draw(data, random), options.model(), options.regularisation());
        return refit(drawn, factor, fitted);
    }

    /** As many votes as there are, each any of them. */
    static Comparisons draw(Comparisons data, SplittableRandom random) {
        int rows = data.rows();
        double[] wins = new double[rows];
        double[] losses = new double[rows];
        double[] ties = new double[rows];
        double votes = 0;
        for (int row = 0; row < rows; row++) {
            votes += data.votes(row);
        }
        var urn = new Urn(votes, random);
        for (int row = 0; row < rows; row++) {
            wins[row] = urn.draw(data.wins()[row]);
            losses[row] = urn.draw(data.losses()[row]);
            ties[row] = urn.draw(data.ties()[row]);
        }
        return data.withCounts(wins, losses, ties);
    }

    /** A multinomial draw, kind by kind: given the earlier kinds, each is binomial. */
    private static final class Urn {
        private final SplittableRandom random;
        private double votes;
        private long toDraw;

        Urn(double votes, SplittableRandom random) {
            this.votes = votes;
            this.random = random;
            toDraw = Math.round(votes);
        }

        double draw(double count) {
            if (count == 0) {
                return 0;
            }
            long drawn = Binomial.draw(toDraw, count / votes, random);
            votes -= count;
            toDraw -= drawn;
            return drawn;
        }
    }

    /**
     * Newton's method with the information matrix of all votes in place of that of the drawn ones, which is near it: it
     * needs more steps, but none of them has to factor a matrix. Where it does not come nearer quickly, the full
     * method.
     */
    private static double[] refit(Likelihood drawn, Cholesky factor, double[] fitted) {
        double[] point = fitted;
        double last = Double.POSITIVE_INFINITY;
        for (int chords = 0; chords < MAX_CHORDS; chords++) {
            double[] step = drawn.gradient(point);
            factor.solve(step);
            double longest = 0;
            for (double value : step) {
                longest = Math.max(longest, Math.abs(value));
            }
            if (!(longest < 0.7 * last)) {
                break;
            }
            point = Newton.plus(point, step, 1);
            // The steps shrink at least by the ratio of the last two, so what is left is at most as long as this one.
            if (longest < TOLERANCE) {
                return point;
            }
            last = longest;
        }
        return Newton.maximise(drawn).point();
    }

    public int rounds() {
        return points.length;
    }

    /** A quantile of a parameter over the rounds. */
    public double quantile(int parameter, double probability) {
        double[] sample = new double[points.length];
        for (int round = 0; round < points.length; round++) {
            sample[round] = points[round][parameter];
        }
        return Quantiles.of(sample, probability);
    }

    /** The share of rounds in which a parameter was greater than another. */
    public double shareAbove(int one, int other) {
        int above = 0;
        for (double[] point : points) {
            above += point[one] > point[other] ? 1 : 0;
        }
        return (double) above / points.length;
    }
}
