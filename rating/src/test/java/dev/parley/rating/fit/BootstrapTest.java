package dev.parley.rating.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int ROUNDS = 2000;
    private final Outcomes outcomes = RandomOutcomes.of(4, 60, new SplittableRandom(11));
    private final Fit fit = Fit.of(outcomes, FitOptions.DEFAULT);

    @Test
    void drawing_counts_is_drawing_votes() {
        Bootstrap fast = fit.bootstrap(ROUNDS, 3);
        double[][] slow = drawVotes(new SplittableRandom(4));

        for (int model = 0; model < 4; model++) {
            for (double probability : new double[] {0.025, 0.5, 0.975}) {
                double expected = Quantiles.of(slow[model], probability);
                assertThat(fast.quantile(model, probability)).isCloseTo(expected, within(0.02));
            }
        }
    }

    /** Each vote a row, rows drawn with replacement, all fitted anew. */
    private double[][] drawVotes(SplittableRandom random) {
        List<int[]> votes = new ArrayList<>();
        for (int row = 0; row < outcomes.rows(); row++) {
            for (Outcome outcome : Outcome.values()) {
                for (int vote = 0; vote < outcomes.count(row, outcome); vote++) {
                    votes.add(new int[] {row, kind(outcome)});
                }
            }
        }
        int[] a = new int[outcomes.rows()];
        int[] b = new int[outcomes.rows()];
        Arrays.setAll(a, outcomes::first);
        Arrays.setAll(b, outcomes::second);
        double[][] strengths = new double[4][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double[] counts = new double[4 * outcomes.rows()];
            for (int draw = 0; draw < votes.size(); draw++) {
                int[] vote = votes.get(random.nextInt(votes.size()));
                counts[4 * vote[0] + vote[1]]++;
            }
            Outcomes drawn = Outcomes.ofCounts(outcomes.models(), a, b, counts);
            double[] fitted = Fit.of(drawn, FitOptions.DEFAULT).strengths();
            for (int model = 0; model < 4; model++) {
                strengths[model][round] = fitted[model];
            }
        }
        return strengths;
    }

    private static int kind(Outcome outcome) {
        return List.of(Outcome.MODEL_A, Outcome.MODEL_B, Outcome.TIE, Outcome.BOTH_BAD).indexOf(outcome);
    }

    @Test
    void the_number_of_cores_does_not_matter() throws Exception {
        double[] many = quantiles(fit.bootstrap(50, 7));
        double[] one;
        try (var pool = new ForkJoinPool(1)) {
            one = pool.submit(() -> quantiles(fit.bootstrap(50, 7))).get();
        }

        assertThat(many).isEqualTo(one);
        assertThat(quantiles(fit.bootstrap(50, 8))).isNotEqualTo(one);
    }

    private static double[] quantiles(Bootstrap bootstrap) {
        return new double[] {bootstrap.quantile(0, 0.1), bootstrap.quantile(1, 0.5), bootstrap.quantile(3, 0.9)};
    }
}
