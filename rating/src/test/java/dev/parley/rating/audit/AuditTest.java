package dev.parley.rating.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.fit.TieModel;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Outcomes;
import dev.parley.rating.vote.Votes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Instant START = Instant.parse("2024-08-01T00:00:00Z");
    private final List<Ballot> ballots = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(3);

    /** Votes of honest judges on three models, the first the best, over ten days. */
    private void addHonest(int judges, int each) {
        for (int judge = 0; judge < judges; judge++) {
            for (int vote = 0; vote < each; vote++) {
                int a = random.nextInt(3);
                int b = (a + 1 + random.nextInt(2)) % 3;
                double p = 1 / (1 + Math.exp(0.5 * (a - b)));
                Outcome outcome = random.nextDouble() < p ? Outcome.MODEL_A : Outcome.MODEL_B;
                add("m" + a, "m" + b, outcome, "honest" + judge, START.plusSeconds(random.nextInt(864_000)));
            }
        }
    }

    private void add(String a, String b, Outcome outcome, String judge, Instant time) {
        ballots.add(new Ballot(
                a,
                b,
                outcome,
                true,
                Optional.of(judge),
                Optional.of(time),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                false,
                false,
                List.of()));
    }

    private Votes votes() {
        return Votes.of(ballots, List.of());
    }

    @Test
    void a_judge_who_always_votes_for_one_model_is_flagged() {
        addHonest(200, 20);
        for (int vote = 0; vote < 20; vote++) {
            add("m2", "m" + vote % 2, Outcome.MODEL_A, "stuffer", START.plusSeconds(vote));
        }

        List<JudgeTest> tests = JudgeTest.of(votes(), votes().all(), JudgeTest.ALPHA);

        assertThat(tests.getFirst().judge()).isEqualTo("stuffer");
        assertThat(tests.getFirst().favourite()).isEqualTo("m2");
        assertThat(tests.getFirst().flagged()).isTrue();
    }

    /** A bet a judge, with a chance of at most alpha. */
    @Test
    void few_honest_judges_are_flagged() {
        addHonest(1000, 20);

        long flagged = JudgeTest.of(votes(), votes().all(), JudgeTest.ALPHA).stream()
                .filter(JudgeTest::flagged)
                .count();

        assertThat(flagged).isLessThanOrEqualTo(50);
    }

    @Test
    void judges_who_act_together_for_an_hour_are_found() {
        addHonest(300, 20);
        for (int judge = 0; judge < 30; judge++) {
            add("m2", "m0", Outcome.MODEL_A, "crowd" + judge, START.plusSeconds(7200 + judge));
        }

        List<CoordinatedVotes> found = CoordinatedVotes.find(votes(), votes().all(), Duration.ofHours(1), 0.05);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().model()).isEqualTo("m2");
        assertThat(found.getFirst().from()).isEqualTo(START.plusSeconds(7200));
        assertThat(found.getFirst().judges()).contains("crowd0", "crowd29");
    }

    @Test
    void honest_judges_do_not_seem_to_act_together() {
        addHonest(300, 20);

        assertThat(CoordinatedVotes.find(votes(), votes().all(), Duration.ofHours(1), 0.05)).isEmpty();
    }

    @Test
    void as_many_forged_votes_as_told_swap_two_neighbours_and_one_less_does_not() {
        addHonest(50, 20);
        Outcomes outcomes = votes().outcomes();

        ForgedVotes price = ForgedVotes.of(outcomes, BoardOptions.DEFAULT).getFirst();

        assertThat(leader(outcomes.plus(price.lower(), price.upper(), Outcome.MODEL_A, price.votes())))
                .isEqualTo(price.lower());
        assertThat(leader(outcomes.plus(price.lower(), price.upper(), Outcome.MODEL_A, price.votes() - 1)))
                .isEqualTo(price.upper());
    }

    private static String leader(Outcomes outcomes) {
        return Board.of(outcomes, BoardOptions.DEFAULT.withRounds(0)).models().getFirst().model();
    }

    /** Ties that come mostly between equals, as Davidson and Rao and Kupper expect and a constant rate does not. */
    @Test
    void the_model_of_which_the_votes_were_drawn_explains_them_best() {
        Outcomes outcomes = Outcomes.ofCounts(
                List.of("a", "b", "c"),
                new int[] {0, 1, 0},
                new int[] {1, 2, 2},
                new double[] {400, 300, 400, 0, 900, 50, 120, 0, 950, 40, 110, 0});

        List<TieModelComparison> comparison = TieModelComparison.of(outcomes, FitOptions.DEFAULT);

        assertThat(comparison).hasSize(3);
        assertThat(comparison.getLast().model()).isEqualTo(TieModel.BRADLEY_TERRY);
        assertThat(comparison).allSatisfy(c -> assertThat(c.parameters()).isEqualTo(3));
    }
}
