package dev.parley.rating.fit;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Outcomes;
import java.util.Arrays;

/**
 * Outcomes as a fit reads them: "both bad" counted as a tie, and each row with its weight.
 *
 * @param models number of models
 * @param covariates number of covariates
 * @param x covariates, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the innermost loops read the arrays.
record Comparisons(
        int models,
        int covariates,
        int[] first,
        int[] second,
        double[] wins,
        double[] losses,
        double[] ties,
        double[] weight,
        double[] x) {

    /**
     * @param minPairCount 0 to weigh all votes alike, else each pair weighs as much as any other that has at least this
     *     many votes
     */
    static Comparisons of(Outcomes outcomes, int minPairCount) {
        int rows = outcomes.rows();
        int k = outcomes.covariateNames().size();
        var comparisons = new Comparisons(
                outcomes.models().size(),
                k,
                new int[rows],
                new int[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows * k]);
        for (int row = 0; row < rows; row++) {
            comparisons.first[row] = outcomes.first(row);
            comparisons.second[row] = outcomes.second(row);
            comparisons.wins[row] = outcomes.count(row, Outcome.MODEL_A);
            comparisons.losses[row] = outcomes.count(row, Outcome.MODEL_B);
            comparisons.ties[row] = outcomes.count(row, Outcome.TIE) + outcomes.count(row, Outcome.BOTH_BAD);
            for (int j = 0; j < k; j++) {
                comparisons.x[row * k + j] = outcomes.covariate(row, j);
            }
        }
        comparisons.weigh(minPairCount);
        return comparisons;
    }

    /**
     * Weights by the inverse of how often a pair was drawn, as arena-rank's {@code reweighted}; their mean over the
     * votes is 1, so that regularisation means the same.
     */
    private void weigh(int minPairCount) {
        Arrays.fill(weight, 1);
        if (minPairCount > 0) {
            double[] pairs = new double[models * models];
            for (int row = 0; row < rows(); row++) {
                pairs[pair(row)] += votes(row);
            }
            double sum = 0;
            double votes = 0;
            for (int row = 0; row < rows(); row++) {
                weight[row] = 1 / Math.max(pairs[pair(row)], minPairCount);
                sum += weight[row] * votes(row);
                votes += votes(row);
            }
            for (int row = 0; row < rows(); row++) {
                weight[row] *= votes / sum;
            }
        }
    }

    private int pair(int row) {
        return Math.min(first[row], second[row]) * models + Math.max(first[row], second[row]);
    }

    int rows() {
        return first.length;
    }

    double votes(int row) {
        return wins[row] + losses[row] + ties[row];
    }

    /** The same rows with other counts. */
    Comparisons withCounts(double[] otherWins, double[] otherLosses, double[] otherTies) {
        return new Comparisons(models, covariates, first, second, otherWins, otherLosses, otherTies, weight, x);
    }
}
