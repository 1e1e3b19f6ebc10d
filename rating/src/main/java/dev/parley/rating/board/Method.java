package dev.parley.rating.board;

/**
 * How the numbers of a board came about.
 *
 * @param model of a vote, in words
 * @param ratingRule what fixes the zero of the scale, in words
 * @param regularisation penalty on the strengths (natural scale)
 * @param votes that were counted
 * @param converged false if votes and regularisation do not bound some rating
 */
public record Method(
        String model,
        String bothBad,
        String ratingRule,
        String interval,
        double level,
        int rounds,
        long seed,
        double regularisation,
        int minPairCount,
        long votes,
        int steps,
        boolean converged) {}
