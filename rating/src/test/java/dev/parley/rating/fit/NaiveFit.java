package dev.parley.rating.fit;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Outcomes;

/** Slow and obvious: one vote after the other, probabilities as the papers write them, gradient ascent. */
final class NaiveFit {
    private NaiveFit() {}

    /** The probabilities that A wins, that B wins, and of a tie. */
    static double[] probabilities(TieModel model, double d, double tie) {
        double a = Math.exp(d);
        return switch (model) {
            case BRADLEY_TERRY -> new double[] {a / (a + 1), 1 / (a + 1), 0};
            case DAVIDSON -> {
                double root = Math.exp(tie) * Math.sqrt(a);
                yield new double[] {a / (a + 1 + root), 1 / (a + 1 + root), root / (a + 1 + root)};
            }
            case RAO_KUPPER -> {
                double theta = Math.exp(tie);
                double won = a / (a + theta);
                double lost = 1 / (1 + theta * a);
                yield new double[] {won, lost, 1 - won - lost};
            }
        };
    }

    static double logLikelihood(TieModel model, double d, double tie, Outcome outcome) {
        double[] p = probabilities(model, d, tie);
        return switch (outcome) {
            case MODEL_A -> Math.log(p[0]);
            case MODEL_B -> Math.log(p[1]);
            case TIE, BOTH_BAD -> model == TieModel.BRADLEY_TERRY
                    ? (Math.log(p[0]) + Math.log(p[1])) / 2
                    : Math.log(p[2]);
        };
    }

    /** Strengths of Bradley and Terry's model with ties as half wins, by small steps uphill. */
    static double[] ascend(Outcomes outcomes, double penalty) {
        int n = outcomes.models().size();
        double[] strengths = new double[n];
        double stiffest = penalty;
        for (int row = 0; row < outcomes.rows(); row++) {
            stiffest += outcomes.votes(row) / 2;
        }
        for (int step = 0; step < 200_000; step++) {
            double[] gradient = new double[n];
            for (int row = 0; row < outcomes.rows(); row++) {
                int a = outcomes.first(row);
                int b = outcomes.second(row);
                double p = 1 / (1 + Math.exp(strengths[b] - strengths[a]));
                double won = outcomes.count(row, Outcome.MODEL_A)
                        + (outcomes.count(row, Outcome.TIE) + outcomes.count(row, Outcome.BOTH_BAD)) / 2;
                gradient[a] += won - outcomes.votes(row) * p;
                gradient[b] -= won - outcomes.votes(row) * p;
            }
            for (int i = 0; i < n; i++) {
                strengths[i] += (gradient[i] - penalty * strengths[i]) / stiffest;
            }
        }
        return strengths;
    }
}
