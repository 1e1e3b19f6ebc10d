package dev.parley.rating.fit;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Outcomes;
import java.util.Arrays;
import java.util.List;

/** Strengths of models, by penalised maximum likelihood. */
public final class Fit {
    private final Outcomes outcomes;
    private final FitOptions options;
    private final Comparisons comparisons;
    private final Likelihood likelihood;
    private final Newton.Solution solution;

    private Fit(Outcomes outcomes, FitOptions options) {
        this.outcomes = outcomes;
        this.options = options;
        comparisons = Comparisons.of(outcomes, options.minPairCount());
        likelihood = new Likelihood(comparisons, options.model(), options.regularisation());
        solution = Newton.maximise(likelihood);
    }

    /**
     * Fits; "both bad" counts as a tie, unless it is {@linkplain Outcomes#withoutBothBad left out} before.
     *
     * @throws IllegalArgumentException if there is no vote, or if the model has a parameter for ties and there is no
     *     tie
     */
    public static Fit of(Outcomes outcomes, FitOptions options) {
        if (outcomes.votes() == 0) {
            throw new IllegalArgumentException("there is no vote to fit");
        }
        boolean ties = outcomes.votes(Outcome.TIE) + outcomes.votes(Outcome.BOTH_BAD) > 0;
        if (options.model().tieParameters() > 0 && !ties) {
            throw new IllegalArgumentException("there is no tie to fit the tie parameter to");
        }
        return new Fit(outcomes, options);
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    public FitOptions options() {
        return options;
    }

    public List<String> models() {
        return outcomes.models();
    }

    /** The strength of each model; their mean is zero. */
    public double[] strengths() {
        return Arrays.copyOf(solution.point(), comparisons.models());
    }

    /** The coefficient of each covariate: how much the log-odds of A grow with it. */
    public double[] coefficients() {
        return Arrays.copyOfRange(
                solution.point(), comparisons.models(), comparisons.models() + comparisons.covariates());
    }

    /** The tie parameter, 0 for a model without one. */
    public double tieParameter() {
        return options.model().tieParameters() > 0 ? solution.point()[solution.point().length - 1] : 0;
    }

    /** The probability that a model wins against another, covariates being equal. */
    public double winProbability(int model, int other) {
        return options.model().winProbability(solution.point()[model] - solution.point()[other], tieParameter());
    }

    /** The probability that a tie model expects of a tie; 0 where a tie is half a win for each. */
    public double tieProbability(int model, int other) {
        return options.model().tieProbability(solution.point()[model] - solution.point()[other], tieParameter());
    }

    /** The log-likelihood without the penalty. */
    public double logLikelihood() {
        return likelihood.logLikelihood(solution.point());
    }

    /** Number of free parameters; strengths have one less than there are models. */
    public int parameters() {
        return likelihood.size() - 1;
    }

    public int steps() {
        return solution.steps();
    }

    /** False if some strength is held by nothing, not even noticeably by regularisation. */
    public boolean converged() {
        return solution.converged();
    }

    /** The robust covariance of the parameters. */
    public Covariance sandwich() {
        double[] information = likelihood.information(solution.point());
        double[] squares = likelihood.scoreSquares(solution.point());
        return Covariance.sandwich(likelihood.size(), information, squares);
    }

    /**
     * Fits again and again on votes drawn with replacement.
     *
     * @param seed decides the draws, whatever the number of cores
     */
    public Bootstrap bootstrap(int rounds, long seed) {
        return Bootstrap.run(comparisons, likelihood, solution.point(), options, rounds, seed);
    }
}
