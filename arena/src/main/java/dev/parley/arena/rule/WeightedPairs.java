package dev.parley.arena.rule;

import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws a model by its weight, then a rival for it: FastChat's {@code get_battle_pair}. Unlike there, a model without a
 * possible rival is not drawn, and weights that are all 0 stop no server: there is no pair then.
 */
public final class WeightedPairs implements PairChoice {
    @Override
    public Optional<Pair> draw(Lineup lineup, RandomGenerator random) {
        var weights = new TreeMap<String, Double>();
        for (String model : lineup.models()) {
            if (!lineup.rivals(model).isEmpty()) {
                weights.put(model, lineup.weight(model));
            }
        }
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        String model = Draw.from(weights, random);
        String rival = Draw.from(lineup.rivals(model), random);
        return Optional.of(random.nextBoolean() ? new Pair(model, rival) : new Pair(rival, model));
    }
}
