package dev.parley.rating.board;

import dev.parley.rating.fit.FitOptions;
import java.util.Optional;

/**
 * How a board is made.
 *
 * @param interval the method of {@link Standing#lower} and {@link Standing#upper}, and of the ranks
 * @param level confidence of the intervals, above 0 and below 1
 * @param rounds of the bootstrap; 0 for none
 * @param seed of all that is drawn
 * @param anchor the model whose rating is given; without one {@link Anchor#FASTCHAT} where it takes part, else the mean
 *     rating is 1000
 */
public record BoardOptions(
        FitOptions fit,
        BothBad bothBad,
        IntervalMethod interval,
        double level,
        int rounds,
        long seed,
        Optional<Anchor> anchor) {
    public static final BoardOptions DEFAULT = new BoardOptions(
            FitOptions.DEFAULT, BothBad.TIE, IntervalMethod.SANDWICH, 0.95, 1000, 0, Optional.empty());

    public BoardOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level lies between 0 and 1");
        }
        if (rounds < 0 || (rounds == 0 && interval == IntervalMethod.BOOTSTRAP)) {
            throw new IllegalArgumentException("a bootstrap needs rounds");
        }
    }

    public BoardOptions withFit(FitOptions other) {
        return new BoardOptions(other, bothBad, interval, level, rounds, seed, anchor);
    }

    public BoardOptions withBothBad(BothBad other) {
        return new BoardOptions(fit, other, interval, level, rounds, seed, anchor);
    }

    public BoardOptions withInterval(IntervalMethod other, double otherLevel) {
        return new BoardOptions(fit, bothBad, other, otherLevel, rounds, seed, anchor);
    }

    /** With another number of bootstrap rounds; 0 makes a board that is cheap enough to be live. */
    public BoardOptions withRounds(int other) {
        return new BoardOptions(fit, bothBad, interval, level, other, seed, anchor);
    }

    public BoardOptions withSeed(long other) {
        return new BoardOptions(fit, bothBad, interval, level, rounds, other, anchor);
    }

    public BoardOptions withAnchor(Optional<Anchor> other) {
        return new BoardOptions(fit, bothBad, interval, level, rounds, seed, other);
    }
}
