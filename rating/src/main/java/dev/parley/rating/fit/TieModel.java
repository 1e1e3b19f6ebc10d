package dev.parley.rating.fit;

/**
 * How likely it is that A wins, B wins, or neither, given the difference d of their strengths. Each constant knows its
 * log-likelihood and its first and second derivatives; all three are concave in their parameters, so that Newton's
 * method finds the only maximum.
 */
public enum TieModel {
    /**
     * P(A wins) = 1 / (1 + exp(-d)); a tie counts as half a win for each (Bradley and Terry 1952; ties as in FastChat's
     * {@code rating_systems.py}).
     */
    BRADLEY_TERRY("Bradley-Terry, a tie is half a win for each", 0, 0) {
        @Override
        double logLikelihood(double d, double tie, double wins, double losses, double ties) {
            return (wins + ties / 2) * logSigmoid(d) + (losses + ties / 2) * logSigmoid(-d);
        }

        @Override
        void evaluate(double d, double tie, double wins, double losses, double ties, Evaluation into) {
            double p = sigmoid(d);
            double q = 1 - p;
            double n = wins + losses + ties;
            into.gradient = wins + ties / 2 - n * p;
            into.information = n * p * q;
            double tieScore = 0.5 - p;
            into.square = wins * q * q + losses * p * p + ties * tieScore * tieScore;
        }

        @Override
        double tieProbability(double d, double tie) {
            return 0;
        }

        @Override
        double winProbability(double d, double tie) {
            return sigmoid(d);
        }
    },

    /**
     * P(A wins) : P(B wins) : P(tie) = exp(d/2) : exp(-d/2) : exp(tie) (Davidson 1970, equation 2.4, with the logarithm
     * of its nu).
     */
    DAVIDSON("Davidson's model of ties", 1, 0) {
        @Override
        double logLikelihood(double d, double tie, double wins, double losses, double ties) {
            double top = Math.max(Math.abs(d) / 2, tie);
            double sum = Math.exp(d / 2 - top) + Math.exp(-d / 2 - top) + Math.exp(tie - top);
            double n = wins + losses + ties;
            return (wins - losses) * d / 2 + ties * tie - n * (top + Math.log(sum));
        }

        @Override
        void evaluate(double d, double tie, double wins, double losses, double ties, Evaluation into) {
            double n = wins + losses + ties;
            double top = Math.max(Math.abs(d) / 2, tie);
            double won = Math.exp(d / 2 - top);
            double lost = Math.exp(-d / 2 - top);
            double tied = Math.exp(tie - top);
            double sum = won + lost + tied;
            double p = won / sum;
            double q = lost / sum;
            double t = tied / sum;
            double mean = (p - q) / 2;
            into.gradient = (wins - losses) / 2 - n * mean;
            into.tieGradient = ties - n * t;
            into.information = n * ((p + q) / 4 - mean * mean);
            into.crossInformation = -n * mean * t;
            into.tieInformation = n * t * (1 - t);
            double scoreWin = 0.5 - mean;
            double scoreLoss = -0.5 - mean;
            into.square = wins * scoreWin * scoreWin + losses * scoreLoss * scoreLoss + ties * mean * mean;
            into.crossSquare = -t * (wins * scoreWin + losses * scoreLoss) - ties * mean * (1 - t);
            into.tieSquare = (wins + losses) * t * t + ties * (1 - t) * (1 - t);
        }

        @Override
        double tieProbability(double d, double tie) {
            return 1 / (1 + 2 * Math.exp(-tie) * Math.cosh(d / 2));
        }

        @Override
        double winProbability(double d, double tie) {
            return 1 / (1 + Math.exp(-d) + Math.exp(tie - d / 2));
        }
    },

    /**
     * P(A wins) = 1 / (1 + exp(tie - d)), P(B wins) = 1 / (1 + exp(tie + d)), and a tie otherwise: a difference below
     * the threshold {@code tie} is not noticed (Rao and Kupper 1967, equation 2.5, with the logarithm of its theta).
     */
    RAO_KUPPER("Rao and Kupper's model of ties", 1, 1) {
        @Override
        double logLikelihood(double d, double tie, double wins, double losses, double ties) {
            return tie <= 0
                    ? Double.NEGATIVE_INFINITY
                    : (wins + ties) * logSigmoid(d - tie)
                            + (losses + ties) * logSigmoid(-d - tie)
                            + ties * Math.log(Math.expm1(2 * tie));
        }

        @Override
        void evaluate(double d, double tie, double wins, double losses, double ties, Evaluation into) {
            double p = sigmoid(d - tie);
            double q = sigmoid(-d - tie);
            double grown = Math.expm1(2 * tie);
            double slope = 2 + 2 / grown;
            double winsOrTies = wins + ties;
            double lossesOrTies = losses + ties;
            into.gradient = winsOrTies * (1 - p) - lossesOrTies * (1 - q);
            into.tieGradient = -winsOrTies * (1 - p) - lossesOrTies * (1 - q) + ties * slope;
            double a = winsOrTies * p * (1 - p);
            double b = lossesOrTies * q * (1 - q);
            into.information = a + b;
            into.crossInformation = b - a;
            into.tieInformation = a + b + ties * 4 * (1 + 1 / grown) / grown;
            squares(1 - p, 1 - q, slope, wins, losses, ties, into);
        }

        private void squares(
                double a, double b, double slope, double wins, double losses, double ties, Evaluation into) {
            double tied = slope - a - b;
            into.square = wins * a * a + losses * b * b + ties * (a - b) * (a - b);
            into.crossSquare = -wins * a * a + losses * b * b + ties * (a - b) * tied;
            into.tieSquare = wins * a * a + losses * b * b + ties * tied * tied;
        }

        @Override
        double tieProbability(double d, double tie) {
            return 1 - sigmoid(d - tie) - sigmoid(-d - tie);
        }

        @Override
        double winProbability(double d, double tie) {
            return sigmoid(d - tie);
        }
    };

    private final String description;
    private final int tieParameters;
    private final double start;

    TieModel(String description, int tieParameters, double start) {
        this.description = description;
        this.tieParameters = tieParameters;
        this.start = start;
    }

    /** What it is, for people. */
    public String description() {
        return description;
    }

    /** 1 if ties have a parameter of their own, else 0. */
    int tieParameters() {
        return tieParameters;
    }

    /** Where the search for the tie parameter begins. */
    double start() {
        return start;
    }

    /** The log-likelihood of some votes on one pair; minus infinity where the model is not defined. */
    abstract double logLikelihood(double d, double tie, double wins, double losses, double ties);

    /** The derivatives of {@link #logLikelihood}, and the sums of squared scores. */
    abstract void evaluate(double d, double tie, double wins, double losses, double ties, Evaluation into);

    abstract double tieProbability(double d, double tie);

    abstract double winProbability(double d, double tie);

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double logSigmoid(double x) {
        return x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x));
    }

    /**
     * What {@link #evaluate} finds; filled again and again, as it is in the innermost loop. The score of a vote is the
     * derivative of its log-likelihood; information is the negative of the second derivative.
     */
    static final class Evaluation {
        double gradient;
        double tieGradient;
        double information;
        double crossInformation;
        double tieInformation;
        double square;
        double crossSquare;
        double tieSquare;
    }
}
