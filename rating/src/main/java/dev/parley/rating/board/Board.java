package dev.parley.rating.board;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.fit.Fit;
import dev.parley.rating.vote.Outcomes;
import java.util.List;

/**
 * A leaderboard.
 *
 * @param models the best first
 * @param coefficients of the covariates, if votes had any
 * @param warnings what should make its readers careful
 */
public record Board(
        Method method, List<Standing> models, List<Coefficient> coefficients, List<Warning> warnings) {
    public Board {
        models = List.copyOf(models);
        coefficients = List.copyOf(coefficients);
        warnings = List.copyOf(warnings);
    }

    /**
     * Makes a board of counted votes.
     *
     * @throws dev.parley.core.InputException if there are no votes, or none of them names the anchor
     */
    public static Board of(Outcomes outcomes, BoardOptions options) {
        return new BoardMaker(outcomes, options).make();
    }

    /** The votes that options count. */
    static Outcomes counted(Outcomes outcomes, BoardOptions options) {
        return options.bothBad() == BothBad.LEFT_OUT && outcomes.votes(Outcome.BOTH_BAD) > 0
                ? outcomes.withoutBothBad()
                : outcomes;
    }

    /** The standing of a model. */
    public Standing standing(String model) {
        return models.stream()
                .filter(standing -> standing.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model is not on the board"));
    }

    /** The points of a difference of strengths by 1 on the natural scale: 400 points are odds of 10 to 1. */
    static double pointsPerUnit() {
        return 400 / Math.log(10);
    }

    /** For those who look closer than a board does. */
    static Fit fit(Outcomes outcomes, BoardOptions options) {
        return Fit.of(counted(outcomes, options), options.fit());
    }
}
