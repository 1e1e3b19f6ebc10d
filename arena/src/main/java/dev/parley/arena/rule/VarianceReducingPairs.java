package dev.parley.arena.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws the pairs of which another vote tells most: a pair with n votes of variance v in proportion to sqrt(v / n) -
 * sqrt(v / (n + 1)), by which its confidence interval shrinks (Chatbot Arena, arXiv 2403.04132, equation 9). One vote
 * is counted on top of n, so that a pair nobody has voted on has a finite share. Each share is multiplied by the
 * weights of both models; whom a model should meet more often does not matter here, whom it may only meet does.
 */
public final class VarianceReducingPairs implements PairChoice {
    private static final Comparator<Pair> BY_NAMES = Comparator.comparing(Pair::a).thenComparing(Pair::b);

    private final Supplier<Map<Pair, Tally>> votes;

    /** @param votes so far, by pair in whichever order; asked at each draw */
    public VarianceReducingPairs(Supplier<Map<Pair, Tally>> votes) {
        this.votes = votes;
    }

    @Override
    public Optional<Pair> draw(Lineup lineup, RandomGenerator random) {
        Map<Pair, Tally> tallies = votes.get();
        List<String> models = lineup.models();
        var shares = new TreeMap<Pair, Double>(BY_NAMES);
        for (String a : models) {
            for (String b : models.subList(models.indexOf(a) + 1, models.size())) {
                if (lineup.mayMeet(a, b) && lineup.mayMeet(b, a)) {
                    var pair = new Pair(a, b);
                    shares.put(pair, lineup.weight(a) * lineup.weight(b) * gain(tally(tallies, pair)));
                }
            }
        }
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        Pair pair = Draw.from(shares, random);
        return Optional.of(random.nextBoolean() ? pair : new Pair(pair.b(), pair.a()));
    }

    private static Tally tally(Map<Pair, Tally> tallies, Pair pair) {
        Tally one = tallies.getOrDefault(pair, Tally.NONE);
        Tally turned = tallies.getOrDefault(new Pair(pair.b(), pair.a()), Tally.NONE);
        return new Tally(
                one.wins() + turned.losses(), one.ties() + turned.ties(), one.losses() + turned.wins());
    }

    static double gain(Tally tally) {
        double counted = tally.votes() + 1.0;
        return Math.sqrt(tally.variance() / counted) - Math.sqrt(tally.variance() / (counted + 1));
    }
}
