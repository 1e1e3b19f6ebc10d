package dev.parley.rating.fit;

/**
 * How votes are fitted.
 *
 * @param minPairCount 0 to weigh all votes alike; else votes on a pair weigh by the inverse of their number, but of at
 *     least this many, so that how often a pair was drawn does not matter (50 in arena-rank)
 */
public record FitOptions(TieModel model, Regularisation regularisation, int minPairCount) {
    public static final FitOptions DEFAULT = new FitOptions(TieModel.BRADLEY_TERRY, Regularisation.SLIGHT, 0);

    public FitOptions {
        if (minPairCount < 0) {
            throw new IllegalArgumentException("the number of votes on a pair is not negative");
        }
    }

    public FitOptions withModel(TieModel other) {
        return new FitOptions(other, regularisation, minPairCount);
    }

    public FitOptions withRegularisation(Regularisation other) {
        return new FitOptions(model, other, minPairCount);
    }
}
