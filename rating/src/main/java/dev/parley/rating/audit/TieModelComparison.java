package dev.parley.rating.audit;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.fit.Fit;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.fit.TieModel;
import dev.parley.rating.vote.Outcomes;
import java.util.Arrays;
import java.util.List;

/**
 * How well a model explains wins, losses and ties.
 *
 * @param logLikelihood of all votes
 * @param parameters that are free
 * @param aic Akaike's criterion; the smaller, the better
 * @param bic Schwarz's criterion
 */
public record TieModelComparison(TieModel model, double logLikelihood, int parameters, double aic, double bic) {
    /**
     * Compares all models, the best by AIC first. Half wins are no probability of a tie, so to be compared the model of
     * Bradley and Terry is given one: the same for each pair.
     */
    public static List<TieModelComparison> of(Outcomes outcomes, FitOptions options) {
        double ties = (double) (outcomes.votes(Outcome.TIE) + outcomes.votes(Outcome.BOTH_BAD));
        return Arrays.stream(TieModel.values())
                .filter(model -> model == TieModel.BRADLEY_TERRY || ties > 0)
                .map(model -> of(Fit.of(outcomes, options.withModel(model)), model))
                .sorted((one, other) -> Double.compare(one.aic(), other.aic()))
                .toList();
    }

    private static TieModelComparison of(Fit fit, TieModel model) {
        Outcomes outcomes = fit.outcomes();
        boolean constant = model == TieModel.BRADLEY_TERRY;
        double logLikelihood = constant ? withConstantTies(fit) : fit.logLikelihood();
        int parameters = fit.parameters() + (constant ? 1 : 0);
        return new TieModelComparison(
                model,
                logLikelihood,
                parameters,
                2 * parameters - 2 * logLikelihood,
                parameters * Math.log((double) outcomes.votes()) - 2 * logLikelihood);
    }

    private static double withConstantTies(Fit fit) {
        Outcomes outcomes = fit.outcomes();
        double votes = (double) outcomes.votes();
        double ties = (double) (outcomes.votes(Outcome.TIE) + outcomes.votes(Outcome.BOTH_BAD));
        double sum = xLogX(ties, votes) + xLogX(votes - ties, votes);
        for (int row = 0; row < outcomes.rows(); row++) {
            double p = fit.winProbability(outcomes.first(row), outcomes.second(row));
            sum += outcomes.count(row, Outcome.MODEL_A) * Math.log(p)
                    + outcomes.count(row, Outcome.MODEL_B) * Math.log1p(-p);
        }
        return sum;
    }

    private static double xLogX(double part, double whole) {
        return part == 0 ? 0 : part * Math.log(part / whole);
    }
}
