package dev.parley.rating.board;

import dev.parley.core.Battle.Outcome;
import dev.parley.core.InputException;
import dev.parley.rating.board.Warning.Kind;
import dev.parley.rating.fit.Bootstrap;
import dev.parley.rating.fit.Covariance;
import dev.parley.rating.fit.Fit;
import dev.parley.rating.fit.Normal;
import dev.parley.rating.fit.TieModel;
import dev.parley.rating.vote.Connectivity;
import dev.parley.rating.vote.Outcomes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fits once and puts everything that a board says together. */
final class BoardMaker {
    /** Rating that the mean of all models has where there is no anchor. */
    private static final double MEAN = 1000;

    /** Draws for the simultaneous intervals: their quantile then varies by less than half a percent. */
    private static final int DRAWS = 4000;

    private final Outcomes all;
    private final Outcomes counted;
    private final BoardOptions options;
    private final List<Warning> warnings = new ArrayList<>();
    private final Optional<Anchor> anchor;
    private final Fit fit;
    private final Covariance covariance;
    private final double[] ratings;
    private final List<Map<IntervalMethod, Interval>> intervals;

    BoardMaker(Outcomes outcomes, BoardOptions options) {
        all = outcomes;
        this.options = options;
        counted = Board.counted(outcomes, options);
        if (counted.votes() == 0) {
            throw new InputException("there is no vote to rate models by; name a file with votes, or fewer filters");
        }
        anchor = anchor();
        fit = fit();
        covariance = fit.sandwich();
        ratings = ratings();
        intervals = intervals();
    }

    private Optional<Anchor> anchor() {
        options.anchor().filter(named -> !counted.models().contains(named.model())).ifPresent(unknown -> {
            throw new InputException("the anchor '" + unknown.model() + "' has no vote; the models are "
                    + String.join(", ", counted.models()));
        });
        return options.anchor()
                .or(() -> Optional.of(Anchor.FASTCHAT).filter(usual -> counted.models().contains(usual.model())));
    }

    private Fit fit() {
        if (options.fit().model() != TieModel.BRADLEY_TERRY
                && counted.votes(Outcome.TIE) + counted.votes(Outcome.BOTH_BAD) == 0) {
            warnings.add(Warning.of(Kind.NO_TIES));
            return Fit.of(counted, options.fit().withModel(TieModel.BRADLEY_TERRY));
        }
        return Fit.of(counted, options.fit());
    }

    private double[] ratings() {
        double[] strengths = fit.strengths();
        double zero = anchor.map(to -> to.rating() - points(strengths[fit.models().indexOf(to.model())])).orElse(MEAN);
        double[] ratings = new double[strengths.length];
        for (int model = 0; model < ratings.length; model++) {
            ratings[model] = zero + points(strengths[model]);
        }
        return ratings;
    }

    private static double points(double strength) {
        return strength * Board.pointsPerUnit();
    }

    private List<Map<IntervalMethod, Interval>> intervals() {
        double one = Normal.quantile(0.5 + options.level() / 2);
        double together = Math.max(
                one,
                covariance.simultaneousQuantile(ratings.length, options.level(), DRAWS, options.seed()));
        Optional<Bootstrap> bootstrap = options.rounds() == 0
                ? Optional.empty()
                : Optional.of(fit.bootstrap(options.rounds(), options.seed()));
        double[] strengths = fit.strengths();
        List<Map<IntervalMethod, Interval>> all = new ArrayList<>();
        for (int model = 0; model < ratings.length; model++) {
            double rating = ratings[model];
            double error = points(covariance.error(model));
            var byMethod = new EnumMap<IntervalMethod, Interval>(IntervalMethod.class);
            byMethod.put(IntervalMethod.SANDWICH, new Interval(rating - one * error, rating + one * error));
            byMethod.put(
                    IntervalMethod.SIMULTANEOUS, new Interval(rating - together * error, rating + together * error));
            int parameter = model;
            double zero = rating - points(strengths[model]);
            bootstrap.ifPresent(drawn -> byMethod.put(
                    IntervalMethod.BOOTSTRAP,
                    new Interval(
                            zero + points(drawn.quantile(parameter, (1 - options.level()) / 2)),
                            zero + points(drawn.quantile(parameter, (1 + options.level()) / 2)))));
            all.add(byMethod);
        }
        return all;
    }

    Board make() {
        List<Integer> order = IntStream.range(0, ratings.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer model) -> ratings[model]).reversed())
                .toList();
        List<Standing> standings = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            standings.add(standing(order, place));
        }
        warn();
        return new Board(method(), standings, coefficients(), warnings);
    }

    private Standing standing(List<Integer> order, int place) {
        int model = order.get(place);
        Interval interval = interval(model);
        int above = 0;
        int below = 0;
        double expected = 0;
        for (int other = 0; other < ratings.length; other++) {
            above += interval(other).lower() > interval.upper() ? 1 : 0;
            below += interval(other).upper() < interval.lower() ? 1 : 0;
            expected += other == model
                    ? 0
                    : fit.winProbability(model, other) + fit.tieProbability(model, other) / 2;
        }
        Tally tally = Tally.of(counted, model);
        Tally whole = Tally.of(all, model);
        return new Standing(
                fit.models().get(model),
                place + 1,
                1 + above,
                ratings.length - below,
                ratings[model],
                interval.lower(),
                interval.upper(),
                Math.round(tally.votes()),
                tally.points() / tally.votes(),
                expected / Math.max(1, ratings.length - 1),
                whole.bothBad() / whole.votes(),
                place + 1 < order.size() ? probabilityAbove(model, order.get(place + 1)) : 1,
                intervals.get(model));
    }

    private Interval interval(int model) {
        Map<IntervalMethod, Interval> byMethod = intervals.get(model);
        return Objects.requireNonNull(byMethod.get(options.interval()));
    }

    private double probabilityAbove(int model, int other) {
        double error = points(covariance.errorOfDifference(model, other));
        return error == 0 ? 0.5 : Normal.probability((ratings[model] - ratings[other]) / error);
    }

    /** One model's votes; both bad is half a point, as any tie. */
    private record Tally(double votes, double points, double bothBad) {
        static Tally of(Outcomes outcomes, int model) {
            double votes = 0;
            double points = 0;
            double bothBad = 0;
            for (int row = 0; row < outcomes.rows(); row++) {
                boolean isFirst = outcomes.first(row) == model;
                if (isFirst || outcomes.second(row) == model) {
                    double bad = outcomes.count(row, Outcome.BOTH_BAD);
                    votes += outcomes.votes(row);
                    bothBad += bad;
                    points += outcomes.count(row, isFirst ? Outcome.MODEL_A : Outcome.MODEL_B)
                            + (outcomes.count(row, Outcome.TIE) + bad) / 2;
                }
            }
            return new Tally(votes, points, bothBad);
        }
    }

    private void warn() {
        Connectivity connectivity = Connectivity.of(counted);
        if (!connectivity.isConnected()) {
            warnings.add(new Warning(Kind.DISCONNECTED, connectivity.groups()));
        } else if (!connectivity.isBounded()) {
            List<List<String>> rings = connectivity.rings();
            warnings.add(new Warning(Kind.UNBOUNDED, rings.subList(1, rings.size())));
        }
        List<String> few = IntStream.range(0, ratings.length)
                .filter(model -> Tally.of(counted, model).votes() < Warning.FEW)
                .mapToObj(fit.models()::get)
                .toList();
        if (!few.isEmpty()) {
            warnings.add(new Warning(Kind.FEW_VOTES, List.of(few)));
        }
        if (!fit.converged()) {
            warnings.add(Warning.of(Kind.NOT_CONVERGED));
        }
    }

    private Method method() {
        return new Method(
                fit.options().model().description(),
                options.bothBad() == BothBad.TIE ? "counted as a tie" : "left out",
                anchor.map(to -> to.model() + " has " + to.rating()).orElse("the mean is " + MEAN)
                        + ", 400 points are odds of 10 to 1",
                options.interval().description(),
                options.level(),
                options.rounds(),
                options.seed(),
                options.fit().regularisation().strengths(),
                options.fit().minPairCount(),
                counted.votes(),
                fit.steps(),
                fit.converged());
    }

    private List<Coefficient> coefficients() {
        double z = Normal.quantile(0.5 + options.level() / 2);
        double[] values = fit.coefficients();
        return IntStream.range(0, values.length)
                .mapToObj(i -> {
                    double width = z * covariance.error(ratings.length + i);
                    return new Coefficient(
                            counted.covariateNames().get(i), values[i], values[i] - width, values[i] + width);
                })
                .toList();
    }
}
