package dev.parley.rating.audit;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.board.Standing;
import dev.parley.rating.fit.Fit;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.vote.Outcomes;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The price of a place: how many forged votes for the lower of two neighbours on a board, in battles against the upper,
 * would make them change places.
 *
 * @param gap of their ratings, in points
 * @param votes the least number that suffices
 * @param share of the votes that the lower has
 */
public record ForgedVotes(String upper, String lower, double gap, long votes, double share) {
    /** More than anyone could hide. */
    private static final long MOST = 1L << 30;

    /**
     * Computes it for all neighbours, by fitting again with the forged votes.
     *
     * @throws IllegalArgumentException if votes have covariates
     */
    public static List<ForgedVotes> of(Outcomes outcomes, BoardOptions options) {
        Board board = Board.of(outcomes, options.withRounds(0));
        List<Standing> models = board.models();
        return IntStream.range(0, models.size() - 1)
                .parallel()
                .mapToObj(place -> of(outcomes, options.fit(), models.get(place), models.get(place + 1)))
                .toList();
    }

    private static ForgedVotes of(Outcomes outcomes, FitOptions options, Standing upper, Standing lower) {
        long least = 0;
        long enough = 1;
        while (enough < MOST && !swaps(outcomes, options, upper.model(), lower.model(), enough)) {
            least = enough;
            enough *= 4;
        }
        while (enough - least > 1) {
            long middle = (least + enough) / 2;
            if (swaps(outcomes, options, upper.model(), lower.model(), middle)) {
                enough = middle;
            } else {
                least = middle;
            }
        }
        return new ForgedVotes(
                upper.model(),
                lower.model(),
                upper.rating() - lower.rating(),
                enough,
                (double) enough / lower.votes());
    }

    private static boolean swaps(Outcomes outcomes, FitOptions options, String upper, String lower, long votes) {
        Fit fit = Fit.of(outcomes.plus(lower, upper, Outcome.MODEL_A, votes), options);
        double[] strengths = fit.strengths();
        return strengths[fit.models().indexOf(lower)] > strengths[fit.models().indexOf(upper)];
    }
}
