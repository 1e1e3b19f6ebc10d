package dev.parley.rating.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.rating.SharedVotes;
import dev.parley.rating.file.CountsFile;
import dev.parley.rating.vote.Outcomes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board of Chatbot Arena's outcomes of August 2024. */
class ArenaBoardTest {
    private Outcomes outcomes = Outcomes.ofCounts(List.of(), new int[0], new int[0], new double[0]);

    @BeforeEach
    void read() {
        outcomes = CountsFile.read(SharedVotes.arena());
    }

    @Test
    void every_vote_is_counted() {
        assertThat(outcomes.votes()).isEqualTo(1_670_250);
        assertThat(outcomes.models()).hasSize(129);
    }

    /** evalica 0.4.2, bradley_terry with draws as half wins and a tolerance of 1e-12, shifted to the anchor. */
    @Test
    void ratings_are_those_of_evalica() {
        Board board = Board.of(outcomes, BoardOptions.DEFAULT.withRounds(0));

        assertThat(board.standing("chatgpt-4o-latest").rating()).isCloseTo(1315.1561, within(0.001));
        assertThat(board.standing("mixtral-8x7b-instruct-v0.1").rating()).isEqualTo(1114);
        assertThat(board.warnings()).isEmpty();
    }

    @Test
    void sandwich_and_bootstrap_agree() {
        Board board = Board.of(outcomes, BoardOptions.DEFAULT.withRounds(200));

        assertThat(board.models()).allSatisfy(standing -> {
            double ratio = width(standing, IntervalMethod.BOOTSTRAP) / width(standing, IntervalMethod.SANDWICH);
            assertThat(ratio).isBetween(0.7, 1.4);
        });
    }

    private static double width(Standing standing, IntervalMethod method) {
        Interval interval = Objects.requireNonNull(standing.intervals().get(method));
        return interval.upper() - interval.lower();
    }
}
