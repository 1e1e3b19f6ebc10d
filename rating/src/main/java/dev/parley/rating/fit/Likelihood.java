package dev.parley.rating.fit;

/**
 * The penalised log-likelihood of all comparisons and its derivatives. A point is a vector of the strengths, the
 * coefficients of the covariates, and the tie parameter if the model has one.
 *
 * <p>Nothing but the penalty knows where zero is among the strengths, so the information matrix is all but singular in
 * the direction of their sum. As both the penalty's gradient and the score keep that sum at zero, the matrix may be
 * made as stiff in that direction as it likes; {@link #information} does, and stays well conditioned.
 */
final class Likelihood {
    private final Comparisons data;
    private final TieModel model;
    private final Regularisation regularisation;
    private final TieModel.Evaluation evaluation = new TieModel.Evaluation();

    Likelihood(Comparisons data, TieModel model, Regularisation regularisation) {
        this.data = data;
        this.model = model;
        this.regularisation = regularisation;
    }

    int size() {
        return data.models() + data.covariates() + model.tieParameters();
    }

    double[] start() {
        double[] start = new double[size()];
        if (model.tieParameters() > 0) {
            start[size() - 1] = model.start();
        }
        return start;
    }

    /** Without the penalty. */
    double logLikelihood(double[] point) {
        double tie = tie(point);
        double sum = 0;
        for (int row = 0; row < data.rows(); row++) {
            sum += data.weight()[row]
                    * model.logLikelihood(
                            difference(point, row), tie, data.wins()[row], data.losses()[row], data.ties()[row]);
        }
        return sum;
    }

    double penalty(double[] point) {
        double penalty = 0;
        for (int i = 0; i < data.models() + data.covariates(); i++) {
            penalty += penaltyFactor(i) / 2 * point[i] * point[i];
        }
        return penalty;
    }

    private double penaltyFactor(int parameter) {
        return parameter < data.models() ? regularisation.strengths() : regularisation.covariates();
    }

    double[] gradient(double[] point) {
        double[] gradient = new double[size()];
        double tie = tie(point);
        for (int row = 0; row < data.rows(); row++) {
            evaluate(point, tie, row);
            add(row, data.weight()[row] * evaluation.gradient, gradient);
            if (model.tieParameters() > 0) {
                gradient[size() - 1] += data.weight()[row] * evaluation.tieGradient;
            }
        }
        for (int i = 0; i < data.models() + data.covariates(); i++) {
            gradient[i] -= penaltyFactor(i) * point[i];
        }
        return gradient;
    }

    private void add(int row, double value, double[] to) {
        to[data.first()[row]] += value;
        to[data.second()[row]] -= value;
        int k = data.covariates();
        for (int j = 0; j < k; j++) {
            to[data.models() + j] += value * data.x()[row * k + j];
        }
    }

    /** Minus the second derivatives, penalty included; symmetric, in rows. */
    double[] information(double[] point) {
        int size = size();
        double[] matrix = new double[size * size];
        double tie = tie(point);
        for (int row = 0; row < data.rows(); row++) {
            evaluate(point, tie, row);
            double weight = data.weight()[row];
            addSquare(
                    row,
                    weight * evaluation.information,
                    weight * evaluation.crossInformation,
                    weight * evaluation.tieInformation,
                    matrix);
        }
        double stiffness = 0;
        for (int i = 0; i < data.models(); i++) {
            stiffness += matrix[i * size + i] / data.models() / data.models();
        }
        for (int i = 0; i < data.models(); i++) {
            for (int j = 0; j < data.models(); j++) {
                matrix[i * size + j] += stiffness;
            }
        }
        for (int i = 0; i < data.models() + data.covariates(); i++) {
            matrix[i * size + i] += penaltyFactor(i);
        }
        return mirror(size, matrix);
    }

    /** The sum over the votes of the products of their scores: what the sandwich is filled with. */
    double[] scoreSquares(double[] point) {
        int size = size();
        double[] matrix = new double[size * size];
        double tie = tie(point);
        for (int row = 0; row < data.rows(); row++) {
            evaluate(point, tie, row);
            double weight = data.weight()[row] * data.weight()[row];
            addSquare(
                    row,
                    weight * evaluation.square,
                    weight * evaluation.crossSquare,
                    weight * evaluation.tieSquare,
                    matrix);
        }
        return mirror(size, matrix);
    }

    /**
     * Adds to the upper triangle the product of a row's vector (1 for A, -1 for B, its covariates, tie) with itself.
     */
    private void addSquare(int row, double square, double cross, double tieSquare, double[] matrix) {
        int size = size();
        int a = data.first()[row];
        int b = data.second()[row];
        matrix[a * size + a] += square;
        matrix[b * size + b] += square;
        matrix[Math.min(a, b) * size + Math.max(a, b)] -= square;
        int k = data.covariates();
        int n = data.models();
        for (int i = 0; i < k; i++) {
            double xi = data.x()[row * k + i];
            matrix[a * size + n + i] += square * xi;
            matrix[b * size + n + i] -= square * xi;
            for (int j = i; j < k; j++) {
                matrix[(n + i) * size + n + j] += square * xi * data.x()[row * k + j];
            }
        }
        if (model.tieParameters() > 0) {
            int last = size - 1;
            matrix[a * size + last] += cross;
            matrix[b * size + last] -= cross;
            for (int i = 0; i < k; i++) {
                matrix[(n + i) * size + last] += cross * data.x()[row * k + i];
            }
            matrix[last * size + last] += tieSquare;
        }
    }

    /** Copies the upper triangle to the lower; where both were written, they are equal. */
    private static double[] mirror(int size, double[] matrix) {
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        return matrix;
    }

    private void evaluate(double[] point, double tie, int row) {
        model.evaluate(
                difference(point, row), tie, data.wins()[row], data.losses()[row], data.ties()[row], evaluation);
    }

    private double difference(double[] point, int row) {
        double d = point[data.first()[row]] - point[data.second()[row]];
        int k = data.covariates();
        for (int j = 0; j < k; j++) {
            d += point[data.models() + j] * data.x()[row * k + j];
        }
        return d;
    }

    private double tie(double[] point) {
        return model.tieParameters() > 0 ? point[size() - 1] : 0;
    }

}
