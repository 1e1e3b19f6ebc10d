package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.rating.board.Anchor;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.board.BothBad;
import dev.parley.rating.board.IntervalMethod;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.fit.Regularisation;
import dev.parley.rating.fit.TieModel;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say how a board is computed. */
final class BoardMethodOptions {
    @Option(
            names = "--anchor",
            paramLabel = "MODEL=RATING",
            description = "Shift all ratings so that this model has this one; mixtral-8x7b-instruct-v0.1=1114 if it takes "
                    + "part and nothing else is said.")
    private Optional<String> anchor = Optional.empty();

    @Option(
            names = "--ties",
            paramLabel = "MODEL",
            defaultValue = "half",
            description = "What a tie is: half (a win for each), davidson or rao-kupper (default: ${DEFAULT-VALUE}).")
    private String ties = "half";

    @Option(
            names = "--both-bad",
            paramLabel = "AS",
            defaultValue = "tie",
            description = "What 'both are bad' says: tie or nothing (default: ${DEFAULT-VALUE}).")
    private String bothBad = "tie";

    @Option(
            names = "--interval",
            paramLabel = "METHOD",
            defaultValue = "sandwich",
            description = "sandwich, bootstrap or simultaneous (default: ${DEFAULT-VALUE}); decides the ranks as well.")
    private String interval = "sandwich";

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            defaultValue = "0.95",
            description = "Confidence of the intervals (default: ${DEFAULT-VALUE}).")
    private double level;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rounds of the bootstrap, 0 for none (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of all draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--regularisation",
            paramLabel = "X",
            description = "Penalty on the squares of strengths (default: 1e-5; with --style 0.094, and 0.5 on "
                    + "coefficients, as FastChat).")
    private Optional<Double> regularisation = Optional.empty();

    @Option(
            names = "--even-pairs",
            description = "Weigh votes by the inverse of how many there are on their pair, or of 50 if they are fewer.")
    private boolean evenPairs;

    /** @param style whether votes have covariates */
    BoardOptions options(boolean style) {
        Regularisation usual = style ? Regularisation.FASTCHAT_STYLE : Regularisation.SLIGHT;
        if (regularisation.isPresent() && !(regularisation.get() > 0)) {
            throw new InputException("'--regularisation' must be above 0");
        }
        if (!(level > 0 && level < 1)) {
            throw new InputException("'--level' must be above 0 and below 1, such as 0.95");
        }
        if (rounds < 0 || (rounds == 0 && intervalMethod() == IntervalMethod.BOOTSTRAP)) {
            throw new InputException("'--interval bootstrap' needs '--rounds' above 0");
        }
        Regularisation chosen = regularisation.map(x -> new Regularisation(x, usual.covariates())).orElse(usual);
        return new BoardOptions(
                new FitOptions(tieModel(), chosen, evenPairs ? 50 : 0),
                bothBad(),
                intervalMethod(),
                level,
                rounds,
                seed,
                anchor.map(BoardMethodOptions::anchor));
    }

    private static Anchor anchor(String text) {
        int equals = text.lastIndexOf('=');
        try {
            return new Anchor(text.substring(0, Math.max(0, equals)), Double.parseDouble(text.substring(equals + 1)));
        } catch (NumberFormatException notANumber) {
            throw new InputException("the anchor '" + text + "' is not MODEL=RATING, such as gpt-4-0314=1186", notANumber);
        }
    }

    private TieModel tieModel() {
        return switch (ties) {
            case "half" -> TieModel.BRADLEY_TERRY;
            case "davidson" -> TieModel.DAVIDSON;
            case "rao-kupper" -> TieModel.RAO_KUPPER;
            default -> throw new InputException("'--ties " + ties + "' is none of half, davidson and rao-kupper");
        };
    }

    private BothBad bothBad() {
        return switch (bothBad) {
            case "tie" -> BothBad.TIE;
            case "nothing" -> BothBad.LEFT_OUT;
            default -> throw new InputException("'--both-bad " + bothBad + "' is neither tie nor nothing");
        };
    }

    private IntervalMethod intervalMethod() {
        try {
            return IntervalMethod.valueOf(interval.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InputException(
                    "'--interval " + interval + "' is none of sandwich, bootstrap and simultaneous", unknown);
        }
    }
}
