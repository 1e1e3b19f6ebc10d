package dev.parley.rating.audit;

import dev.parley.rating.vote.Votes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a judge votes as all others do. Each number is a bet against the claim that the judge's votes are drawn as
 * the others' are: money that grows if they are not, and if they are, is not expected to. By Ville's inequality (1939)
 * the chance that an honest judge's money ever exceeds 1/alpha is at most alpha, however many votes there are and
 * whenever one looks; so a judge may be tested again after each vote. Of many honest judges a share of up to alpha is
 * flagged all the same.
 *
 * @param votes that were decided and looked at
 * @param upper the product of 1/(2p), where p is the share of the others' votes on the pair that are at least as good
 *     for the model that comes first by name (FastChat's {@code elo_analysis.py}, {@code outlier_detect}; Chatbot
 *     Arena, arXiv 2403.04132, section 5.3)
 * @param lower the same for votes at most as good
 * @param favourite the model for which the judge is most likely to vote come what may
 * @param stuffing the mean over all models of the odds that the judge votes for that model in half of the cases in
 *     which others would not; finds whoever pushes one model, which the products of FastChat cannot where the models
 *     are equal
 * @param evidence the greatest mean of the three while the votes came in; a mean of bets is a bet again, so Ville's
 *     bound holds for it, as it would not for the greatest of three
 * @param flagged whether the evidence exceeds 1/alpha
 */
public record JudgeTest(
        String judge, int votes, double upper, double lower, String favourite, double stuffing, double evidence, boolean flagged) {
    /** FastChat's limits: judges with fewer votes are not tested, and of others only the first votes count. */
    private static final int LEAST_VOTES = 5;

    private static final int MOST_VOTES = 100;

    /** FastChat's alpha. */
    public static final double ALPHA = 0.05;

    /** Tests all judges that have enough votes; the most conspicuous first. */
    public static List<JudgeTest> of(Votes votes, BitSet rows, double alpha) {
        Map<Integer, List<Integer>> byJudge = new TreeMap<>();
        rows.stream()
                .filter(row -> votes.judge(row) != Votes.UNKNOWN && PairHistory.isDecided(votes, row))
                .boxed()
                .sorted(Comparator.comparingLong(votes::time))
                .forEach(row -> byJudge.computeIfAbsent(votes.judge(row), unused -> new ArrayList<>()).add(row));
        var history = new PairHistory(votes, rows);
        List<JudgeTest> tests = new ArrayList<>();
        byJudge.forEach((judge, all) -> {
            if (all.size() >= LEAST_VOTES) {
                tests.add(test(votes, history, judge, all, alpha));
            }
        });
        tests.sort(Comparator.comparingDouble(JudgeTest::evidence).reversed());
        return tests;
    }

    private static JudgeTest test(Votes votes, PairHistory history, int judge, List<Integer> all, double alpha) {
        Map<Long, Integer> own = new HashMap<>();
        all.forEach(row -> own.merge(key(PairHistory.winner(votes, row), PairHistory.loser(votes, row)), 1, Integer::sum));
        List<Integer> looked = all.subList(0, Math.min(MOST_VOTES, all.size()));
        double upper = 1;
        double lower = 1;
        double greatest = 1;
        double evidence = 1;
        double greatestUpper = 1;
        double greatestLower = 1;
        Map<Integer, Double> favour = new TreeMap<>();
        for (int row : looked) {
            int winner = PairHistory.winner(votes, row);
            int loser = PairHistory.loser(votes, row);
            double share = history.share(
                    winner,
                    loser,
                    own.getOrDefault(key(winner, loser), 0),
                    own.getOrDefault(key(loser, winner), 0));
            boolean firstWon = votes.models().name(winner).compareTo(votes.models().name(loser)) < 0;
            upper *= firstWon ? 1 / (2 * share) : 0.5;
            lower *= firstWon ? 0.5 : 1 / (2 * share);
            favour.merge(winner, Stakes.won(share), (one, other) -> one * other);
            favour.merge(loser, Stakes.lost(), (one, other) -> one * other);
            greatestUpper = Math.max(greatestUpper, upper);
            greatestLower = Math.max(greatestLower, lower);
            double stuffing = mean(favour, votes.models().size());
            greatest = Math.max(greatest, stuffing);
            evidence = Math.max(evidence, (upper + lower + stuffing) / 3);
        }
        int favourite = favour.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new JudgeTest(
                votes.judges().name(judge),
                looked.size(),
                greatestUpper,
                greatestLower,
                votes.models().name(favourite),
                greatest,
                evidence,
                evidence > 1 / alpha);
    }

    /** The mean over all models, of which those that the judge did not meet still have their stake of 1. */
    private static double mean(Map<Integer, Double> money, int models) {
        double sum = models - money.size();
        for (double one : money.values()) {
            sum += one;
        }
        return sum / models;
    }

    private static long key(int winner, int loser) {
        return (long) winner << 32 | loser;
    }
}
