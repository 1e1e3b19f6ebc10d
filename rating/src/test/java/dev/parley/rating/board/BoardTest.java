package dev.parley.rating.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.InputException;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.fit.TieModel;
import dev.parley.rating.vote.Outcomes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final BoardOptions QUICK = BoardOptions.DEFAULT.withRounds(0);

    /** Wins of a over b, b over c, a over c and the other way round, ties and both bad. */
    private final Outcomes outcomes = Outcomes.ofCounts(
            List.of("a", "b", "c"),
            new int[] {0, 1, 0},
            new int[] {1, 2, 2},
            new double[] {700, 300, 50, 50, 600, 400, 50, 50, 800, 200, 50, 50});

    @Test
    void the_best_model_comes_first_and_ranks_count_those_surely_above() {
        Board board = Board.of(outcomes, QUICK);

        assertThat(board.models()).extracting(Standing::model).containsExactly("a", "b", "c");
        assertThat(board.models()).extracting(Standing::rank).containsExactly(1, 2, 3);
        assertThat(board.models()).extracting(Standing::votes).containsOnly(2200L);
        assertThat(board.models().getFirst().aboveNext()).isGreaterThan(0.999);
    }

    @Test
    void models_whose_intervals_overlap_share_ranks() {
        Outcomes close = Outcomes.ofCounts(List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {51, 49, 0, 0});

        Board board = Board.of(close, QUICK);

        assertThat(board.models()).extracting(Standing::rank).containsExactly(1, 1);
        assertThat(board.models()).extracting(Standing::worstRank).containsExactly(2, 2);
    }

    @Test
    void an_anchor_shifts_all_ratings_alike() {
        Board board = Board.of(outcomes, QUICK);
        Board anchored = Board.of(outcomes, QUICK.withAnchor(Optional.of(new Anchor("c", 800))));

        assertThat(anchored.standing("c").rating()).isCloseTo(800, within(1e-9));
        double shift = 800 - board.standing("c").rating();
        assertThat(anchored.standing("a").lower()).isCloseTo(board.standing("a").lower() + shift, within(1e-9));
    }

    @Test
    void an_anchor_without_votes_is_refused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Board.of(outcomes, QUICK.withAnchor(Optional.of(new Anchor("d", 1000)))))
                .withMessageContaining("'d'");
    }

    @Test
    void both_bad_can_be_left_out() {
        Board board = Board.of(outcomes, QUICK.withBothBad(BothBad.LEFT_OUT));

        assertThat(board.method().votes()).isEqualTo(3150);
        assertThat(board.standing("a").bothBadShare()).isCloseTo(100 / 2200.0, within(1e-12));
    }

    @Test
    void simultaneous_intervals_hold_the_single_ones() {
        Standing standing = Board.of(outcomes, BoardOptions.DEFAULT.withRounds(100)).standing("b");

        assertThat(standing.intervals()).containsOnlyKeys(IntervalMethod.values());
        Interval together = Board.of(outcomes, QUICK.withInterval(IntervalMethod.SIMULTANEOUS, 0.95))
                .models()
                .get(1)
                .intervals()
                .getOrDefault(IntervalMethod.SIMULTANEOUS, new Interval(0, 0));
        assertThat(together.lower()).isLessThan(standing.lower());
        assertThat(together.upper()).isGreaterThan(standing.upper());
    }

    @Test
    void groups_that_never_met_are_told() {
        Outcomes apart = Outcomes.ofCounts(
                List.of("a", "b", "c", "d"), new int[] {0, 2}, new int[] {1, 3}, new double[] {9, 9, 0, 0, 9, 9, 0, 0});

        assertThat(Board.of(apart, QUICK).warnings().getFirst().sentence()).contains("a, b | c, d");
    }

    @Test
    void a_model_that_never_lost_is_told() {
        Outcomes unbeaten = Outcomes.ofCounts(
                List.of("a", "b", "c"), new int[] {0, 1}, new int[] {1, 2}, new double[] {9, 0, 0, 0, 9, 9, 0, 0});

        assertThat(Board.of(unbeaten, QUICK).warnings().getFirst().sentence()).contains("regularisation").contains(": a.");
    }

    @Test
    void a_tie_model_without_ties_becomes_that_of_bradley_and_terry() {
        Outcomes decided = Outcomes.ofCounts(List.of("a", "b"), new int[] {0}, new int[] {1}, new double[] {200, 99, 0, 0});

        Board board = Board.of(decided, QUICK.withFit(FitOptions.DEFAULT.withModel(TieModel.DAVIDSON)));

        assertThat(board.method().model()).startsWith("Bradley-Terry");
        assertThat(board.warnings()).anyMatch(warning -> warning.sentence().contains("no ties"));
    }

    @Test
    void no_votes_are_no_board() {
        Outcomes none = Outcomes.ofCounts(List.of(), new int[0], new int[0], new double[0]);

        assertThatExceptionOfType(InputException.class).isThrownBy(() -> Board.of(none, QUICK));
    }
}
