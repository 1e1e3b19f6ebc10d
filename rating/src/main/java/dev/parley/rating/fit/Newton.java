package dev.parley.rating.fit;

/** Newton's method with halved steps. Quadratic convergence: six or seven steps for most sets of votes. */
final class Newton {
    private static final int MAX_STEPS = 200;
    private static final int MAX_HALVINGS = 40;

    /** On the natural scale; less than a millionth of a point. */
    private static final double TOLERANCE = 1e-9;

    /** Relative error of a sum over all votes, below which a worse likelihood may be a better one. */
    private static final double ROUNDING = 1e-13;

    private Newton() {}

    /**
     * Where a search ended.
     *
     * @param converged false if regularisation was too weak to hold a strength that votes do not bound
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Solution(double[] point, int steps, boolean converged) {}

    static Solution maximise(Likelihood likelihood) {
        double[] point = likelihood.start();
        double value = likelihood.logLikelihood(point) - likelihood.penalty(point);
        for (int steps = 1; steps <= MAX_STEPS; steps++) {
            double[] step = likelihood.gradient(point);
            Cholesky.of(likelihood.size(), likelihood.information(point)).solve(step);
            double[] next = plus(point, step, 1);
            double better = likelihood.logLikelihood(next) - likelihood.penalty(next);
            double least = value - ROUNDING * Math.abs(value);
            for (int halvings = 1; !(better >= least) && halvings < MAX_HALVINGS; halvings++) {
                next = plus(point, step, Math.scalb(1.0, -halvings));
                better = likelihood.logLikelihood(next) - likelihood.penalty(next);
            }
            if (!(better >= least)) {
                return new Solution(point, steps, false);
            }
            point = next;
            value = better;
            if (isSmall(step)) {
                return new Solution(point, steps, true);
            }
        }
        return new Solution(point, MAX_STEPS, false);
    }

    static double[] plus(double[] point, double[] step, double length) {
        double[] sum = point.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += length * step[i];
        }
        return sum;
    }

    static boolean isSmall(double[] step) {
        for (double value : step) {
            if (!(Math.abs(value) < TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
