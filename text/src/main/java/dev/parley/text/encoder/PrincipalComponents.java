package dev.parley.text.encoder;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The directions in which vectors differ most (Pearson, 1901), from the eigenvectors of their covariance. */
public final class PrincipalComponents {
    private static final int MOST_SWEEPS = 30;

    private final double[] mean;
    private final double[][] directions;

    private PrincipalComponents(double[] mean, double[][] directions) {
        this.mean = mean;
        this.directions = directions;
    }

    /**
     * Finds directions; the sign of each is such that its greatest number is positive.
     *
     * @param count how many, no more than the vectors have numbers
     */
    public static PrincipalComponents of(float[][] rows, int count) {
        double[] mean = mean(rows);
        double[][] covariance = covariance(rows, mean);
        double[][] vectors = eigenvectors(covariance);
        double[][] directions = IntStream.range(0, mean.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -covariance[i][i]))
                .limit(count)
                .map(i -> signed(column(vectors, i)))
                .toArray(double[][]::new);
        return new PrincipalComponents(mean, directions);
    }

    /** A vector's place along the directions, from the mean. */
    public float[] project(float[] row) {
        var place = new float[directions.length];
        for (int c = 0; c < directions.length; c++) {
            double sum = 0;
            for (int d = 0; d < mean.length; d++) {
                sum += (row[d] - mean[d]) * directions[c][d];
            }
            place[c] = (float) sum;
        }
        return place;
    }

    private static double[] mean(float[][] rows) {
        var mean = new double[rows[0].length];
        for (float[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d];
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= rows.length;
        }
        return mean;
    }

    private static double[][] covariance(float[][] rows, double[] mean) {
        int dimensions = mean.length;
        var covariance = new double[dimensions][dimensions];
        IntStream.range(0, dimensions).parallel().forEach(i -> {
            for (float[] row : rows) {
                double x = row[i] - mean[i];
                for (int j = 0; j < dimensions; j++) {
                    covariance[i][j] += x * (row[j] - mean[j]);
                }
            }
        });
        return covariance;
    }

    /** Jacobi's method (Golub and Van Loan, Matrix Computations, section 8.5): leaves the eigenvalues on the diagonal. */
    private static double[][] eigenvectors(double[][] a) {
        int n = a.length;
        var vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 1e-18 * diagonal(a); sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (a[p][q] != 0) {
                        rotate(a, vectors, p, q);
                    }
                }
            }
        }
        return vectors;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        double[] rowP = a[p];
        double[] rowQ = a[q];
        for (int i = 0; i < a.length; i++) {
            double x = rowP[i];
            double y = rowQ[i];
            rowP[i] = c * x - s * y;
            rowQ[i] = s * x + c * y;
        }
        for (double[] row : a) {
            turn(row, p, q, c, s);
        }
        for (double[] row : vectors) {
            turn(row, p, q, c, s);
        }
    }

    private static void turn(double[] row, int p, int q, double c, double s) {
        double x = row[p];
        double y = row[q];
        row[p] = c * x - s * y;
        row[q] = s * x + c * y;
    }

    private static double offDiagonal(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static double diagonal(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i] * a[i][i];
        }
        return sum;
    }

    private static double[] column(double[][] matrix, int index) {
        var column = new double[matrix.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = matrix[i][index];
        }
        return column;
    }

    private static double[] signed(double[] direction) {
        double greatest = 0;
        for (double number : direction) {
            greatest = Math.abs(number) > Math.abs(greatest) ? number : greatest;
        }
        for (int d = 0; d < direction.length && greatest < 0; d++) {
            direction[d] = -direction[d];
        }
        return direction;
    }
}
