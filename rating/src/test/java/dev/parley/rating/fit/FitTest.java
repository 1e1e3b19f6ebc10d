package dev.parley.rating.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Outcomes;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FitTest {
    @Property(tries = 20)
    void newton_finds_what_small_steps_uphill_find(@ForAll @IntRange(min = 2, max = 5) int models, @ForAll long seed) {
        Outcomes outcomes = RandomOutcomes.of(models, 6, new SplittableRandom(seed));
        var options = FitOptions.DEFAULT.withRegularisation(new Regularisation(0.1, 0.1));

        double[] strengths = Fit.of(outcomes, options).strengths();

        assertThat(strengths).containsExactly(NaiveFit.ascend(outcomes, 0.1), within(1e-6));
    }

    @Property(tries = 20)
    void no_step_away_from_the_solution_is_better(@ForAll TieModel model, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        Outcomes outcomes = RandomOutcomes.of(4, 20, random);
        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT.withModel(model));
        double best = logLikelihood(outcomes, model, fit.strengths(), fit.tieParameter());

        for (int i = 0; i < 20; i++) {
            double[] other = Arrays.stream(fit.strengths()).map(s -> s + random.nextDouble(-0.1, 0.1)).toArray();
            double otherTie = fit.tieParameter() + random.nextDouble(-0.1, 0.1);
            assertThat(logLikelihood(outcomes, model, other, otherTie)).isLessThanOrEqualTo(best + 1e-6);
        }
        assertThat(fit.logLikelihood()).isCloseTo(best, within(1e-9 * Math.abs(best)));
    }

    private static double logLikelihood(Outcomes outcomes, TieModel model, double[] strengths, double tie) {
        double sum = 0;
        for (int row = 0; row < outcomes.rows(); row++) {
            double d = strengths[outcomes.first(row)] - strengths[outcomes.second(row)];
            for (Outcome outcome : Outcome.values()) {
                sum += outcomes.count(row, outcome) * NaiveFit.logLikelihood(model, d, tie, outcome);
            }
        }
        return sum;
    }

    /** With two models the odds are those of the points: 3.5 wins of 5. */
    @Test
    void two_models_are_apart_by_the_logarithm_of_their_odds() {
        Outcomes outcomes = Outcomes.ofCounts(List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {3, 1, 1, 0});

        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT);

        assertThat(fit.strengths()[0] - fit.strengths()[1]).isCloseTo(Math.log(3.5 / 1.5), within(1e-4));
        assertThat(fit.winProbability(0, 1)).isCloseTo(0.7, within(1e-5));
    }

    @Test
    void a_model_that_never_lost_is_held_by_regularisation() {
        Outcomes outcomes = Outcomes.ofCounts(List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {9, 0, 0, 0});

        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.strengths()[0]).isBetween(2.0, 20.0);
    }

    @ParameterizedTest
    @EnumSource
    void probabilities_add_up_to_one(TieModel model) {
        Outcomes outcomes = RandomOutcomes.of(3, 30, new SplittableRandom(5));

        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT.withModel(model));

        assertThat(fit.winProbability(0, 1) + fit.winProbability(1, 0) + fit.tieProbability(0, 1))
                .isCloseTo(1, within(1e-12));
    }

    /** The gradient is zero where the expected ties are those that were counted. */
    @ParameterizedTest
    @EnumSource(names = "BRADLEY_TERRY", mode = EnumSource.Mode.EXCLUDE)
    void a_tie_model_expects_as_many_ties_as_there_are(TieModel model) {
        Outcomes outcomes = Outcomes.ofCounts(
                List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {50, 30, 15, 5});

        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT.withModel(model));

        assertThat(fit.tieProbability(0, 1)).isCloseTo(0.2, within(1e-5));
        assertThat(fit.winProbability(0, 1)).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void a_tie_model_without_ties_is_refused() {
        Outcomes outcomes = Outcomes.ofCounts(List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {2, 1, 0, 0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.of(outcomes, FitOptions.DEFAULT.withModel(TieModel.DAVIDSON)));
    }

    @Test
    void even_weights_forget_how_often_a_pair_was_drawn() {
        int[] a = {0, 1, 0};
        int[] b = {1, 2, 2};
        Outcomes few = Outcomes.ofCounts(
                List.of("a", "b", "c"), a, b, new double[] {60, 40, 0, 0, 60, 40, 0, 0, 50, 50, 0, 0});
        Outcomes many = Outcomes.ofCounts(
                List.of("a", "b", "c"), a, b, new double[] {600, 400, 0, 0, 60, 40, 0, 0, 50, 50, 0, 0});
        var even = new FitOptions(TieModel.BRADLEY_TERRY, Regularisation.SLIGHT, 50);

        assertThat(Fit.of(many, even).strengths()).containsExactly(Fit.of(few, even).strengths(), within(1e-5));
    }
}
