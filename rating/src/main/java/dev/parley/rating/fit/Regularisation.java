package dev.parley.rating.fit;

/**
 * A penalty of half this times the sum of squares, subtracted from the log-likelihood. It decides what votes cannot:
 * the strength of a model that never lost, and the distance of groups that never met.
 *
 * @param strengths on the natural scale, in which the log-odds of winning are the difference of strengths
 * @param covariates on the coefficients
 */
public record Regularisation(double strengths, double covariates) {
    /**
     * So weak that no rating with a hundred votes moves by a thousandth of a point; arena-rank's default as well.
     */
    public static final Regularisation SLIGHT = new Regularisation(1e-5, 1e-5);

    /**
     * FastChat's for style control: 0.5 on coefficients and on strengths in units of log base 10 ({@code
     * rating_systems.py}, {@code fit_contextual_bt}).
     */
    public static final Regularisation FASTCHAT_STYLE =
            new Regularisation(0.5 / (Math.log(10) * Math.log(10)), 0.5);

    public Regularisation {
        if (!(strengths > 0) || !(covariates > 0)) {
            throw new IllegalArgumentException("regularisation is positive");
        }
    }
}
