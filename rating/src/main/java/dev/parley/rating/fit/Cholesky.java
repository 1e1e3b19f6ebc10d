package dev.parley.rating.fit;

import java.util.Arrays;

/**
 * The factor U of a symmetric positive definite matrix A = U'U, in rows, so that the innermost loops run along memory
 * and the compiler makes vector instructions of them (Golub and Van Loan, Matrix Computations, 4.2.5).
 */
final class Cholesky {
    private final int size;
    private final double[] upper;

    private Cholesky(int size, double[] upper) {
        this.size = size;
        this.upper = upper;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix in rows; only its upper triangle is read
     * @throws ArithmeticException if it is not positive definite
     */
    static Cholesky of(int size, double[] matrix) {
        return factor(size, matrix, 0);
    }

    /**
     * Factors a matrix that may be singular: a direction with less variance than {@code tolerance} times the largest
     * has none.
     */
    static Cholesky ofSemidefinite(int size, double[] matrix, double tolerance) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, matrix[i * size + i]);
        }
        return factor(size, matrix, tolerance * largest);
    }

    private static Cholesky factor(int size, double[] matrix, double least) {
        double[] upper = matrix.clone();
        for (int k = 0; k < size; k++) {
            int row = k * size;
            double pivot = upper[row + k];
            if (pivot <= least || Double.isNaN(pivot)) {
                if (least == 0) {
                    throw new ArithmeticException("the matrix is not positive definite");
                }
                Arrays.fill(upper, row + k, row + size, 0);
                continue;
            }
            double root = Math.sqrt(pivot);
            for (int j = k; j < size; j++) {
                upper[row + j] /= root;
            }
            for (int i = k + 1; i < size; i++) {
                double factor = upper[row + i];
                if (factor != 0) {
                    subtract(upper, i * size + i, row + i, size - i, factor);
                }
            }
        }
        return new Cholesky(size, upper);
    }

    private static void subtract(double[] values, int to, int from, int count, double factor) {
        for (int j = 0; j < count; j++) {
            values[to + j] -= factor * values[from + j];
        }
    }

    /** Replaces b by the solution x of A x = b. */
    void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            b[i] /= upper[i * size + i];
            double known = b[i];
            int row = i * size;
            for (int j = i + 1; j < size; j++) {
                b[j] -= upper[row + j] * known;
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            int row = i * size;
            double rest = b[i];
            for (int j = i + 1; j < size; j++) {
                rest -= upper[row + j] * b[j];
            }
            b[i] = rest / upper[row + i];
        }
    }

    /** The inverse of A, in rows. */
    double[] inverse() {
        double[] inverse = new double[size * size];
        double[] column = new double[size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(column, 0);
            column[i] = 1;
            solve(column);
            System.arraycopy(column, 0, inverse, i * size, size);
        }
        return inverse;
    }

    /** U'z: of independent standard normal z, a draw with covariance A. */
    double[] multiplyTransposed(double[] z) {
        double[] product = new double[size];
        for (int i = 0; i < size; i++) {
            int row = i * size;
            for (int j = i; j < size; j++) {
                product[j] += upper[row + j] * z[i];
            }
        }
        return product;
    }
}
