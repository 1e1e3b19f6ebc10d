package dev.parley.rating.board;

import java.util.Map;

/**
 * One model's line on a board.
 *
 * @param place by rating, from 1
 * @param rank 1 and the number of models whose interval lies wholly above: FastChat's rank, and the best that this
 *     model can claim
 * @param worstRank the number of models less those whose interval lies wholly below
 * @param lower end of the interval by the board's method
 * @param votes in which the model took part and which were counted
 * @param winShare of those, ties being half a win
 * @param meanWinProbability against each of the others in turn, ties being half a win
 * @param bothBadShare of all its votes, counted or not, those that found both answers bad
 * @param aboveNext the probability that the model is really better than the next one on the board; 1 for the last
 * @param intervals by each method
 */
public record Standing(
        String model,
        int place,
        int rank,
        int worstRank,
        double rating,
        double lower,
        double upper,
        long votes,
        double winShare,
        double meanWinProbability,
        double bothBadShare,
        double aboveNext,
        Map<IntervalMethod, Interval> intervals) {
    public Standing {
        intervals = Map.copyOf(intervals);
    }
}
