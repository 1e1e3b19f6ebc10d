package dev.parley.rating.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Outcomes;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CovarianceTest {
    private static final double STEP = 1e-4;

    /** Vote by vote, with numerical derivatives of the papers' probabilities, and the inverse by elimination. */
    @Property(tries = 15)
    void the_sandwich_of_counts_is_that_of_single_votes(@ForAll TieModel model, @ForAll long seed) {
        Outcomes outcomes = RandomOutcomes.of(3, 12, new SplittableRandom(seed));
        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT.withModel(model));

        Covariance fast = fit.sandwich();
        double[][] slow = naive(outcomes, model, fit);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double variance = slow[i][i] + slow[j][j] - 2 * slow[i][j];
                assertThat(fast.errorOfDifference(i, j)).isCloseTo(Math.sqrt(Math.max(0, variance)), within(1e-3));
            }
        }
    }

    /** Strengths relative to the first model's, which is fixed: differences do not depend on what is fixed. */
    private static double[][] naive(Outcomes outcomes, TieModel model, Fit fit) {
        int free = 2 + (model == TieModel.BRADLEY_TERRY ? 0 : 1);
        double[] point = new double[free];
        point[0] = fit.strengths()[1] - fit.strengths()[0];
        point[1] = fit.strengths()[2] - fit.strengths()[0];
        if (free > 2) {
            point[2] = fit.tieParameter();
        }
        double[][] information = new double[free][free];
        double[][] squares = new double[free][free];
        for (int row = 0; row < outcomes.rows(); row++) {
            for (Outcome outcome : Outcome.values()) {
                for (int vote = 0; vote < outcomes.count(row, outcome); vote++) {
                    for (int i = 0; i < free; i++) {
                        for (int j = 0; j < free; j++) {
                            squares[i][j] += slope(outcomes, row, outcome, model, point, i)
                                    * slope(outcomes, row, outcome, model, point, j);
                            information[i][j] -= curvature(outcomes, row, outcome, model, point, i, j);
                        }
                    }
                }
            }
        }
        double[][] inverse = inverse(information);
        double[][] reduced = multiply(multiply(inverse, squares), inverse);
        double[][] full = new double[3][3];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                full[i + 1][j + 1] = reduced[i][j];
            }
        }
        return full;
    }

    private static double value(Outcomes outcomes, int row, Outcome outcome, TieModel model, double[] point) {
        double a = outcomes.first(row) == 0 ? 0 : point[outcomes.first(row) - 1];
        double b = outcomes.second(row) == 0 ? 0 : point[outcomes.second(row) - 1];
        return NaiveFit.logLikelihood(model, a - b, point.length > 2 ? point[2] : 0, outcome);
    }

    private static double slope(Outcomes outcomes, int row, Outcome outcome, TieModel model, double[] point, int i) {
        double above = value(outcomes, row, outcome, model, moved(point, i, STEP));
        double below = value(outcomes, row, outcome, model, moved(point, i, -STEP));
        return (above - below) / (2 * STEP);
    }

    private static double curvature(
            Outcomes outcomes, int row, Outcome outcome, TieModel model, double[] point, int i, int j) {
        double above = slope(outcomes, row, outcome, model, moved(point, j, STEP), i);
        double below = slope(outcomes, row, outcome, model, moved(point, j, -STEP), i);
        return (above - below) / (2 * STEP);
    }

    private static double[] moved(double[] point, int i, double by) {
        double[] moved = point.clone();
        moved[i] += by;
        return moved;
    }

    private static double[][] multiply(double[][] left, double[][] right) {
        double[][] product = new double[left.length][left.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                for (int k = 0; k < left.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    /** Gauss and Jordan, without pivots: the matrices are positive definite. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int k = 0; k < n; k++) {
            double pivot = left[k][k];
            for (int j = 0; j < n; j++) {
                left[k][j] /= pivot;
                right[k][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = left[i][k];
                for (int j = 0; j < n && i != k; j++) {
                    left[i][j] -= factor * left[k][j];
                    right[i][j] -= factor * right[k][j];
                }
            }
        }
        return right;
    }

    @Test
    void one_parameter_needs_no_more_width_than_its_own_quantile() {
        Outcomes outcomes = Outcomes.ofCounts(
                List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {300, 200, 0, 0});

        double width = Fit.of(outcomes, FitOptions.DEFAULT).sandwich().simultaneousQuantile(2, 0.95, 100_000, 1);

        assertThat(width).isCloseTo(Normal.quantile(0.975), within(0.02));
    }
}
