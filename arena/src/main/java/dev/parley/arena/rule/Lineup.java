package dev.parley.arena.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models of the battles and how often each is to be drawn, as FastChat's {@code get_battle_pair} knows them
 * (FastChat 0e6d3e4b, {@code gradio_block_arena_anony.py}).
 *
 * @param weights relative to each other; 0 means never
 * @param boosted models that are drawn {@link #BOOST} times as often
 * @param outages models that are not drawn at all
 * @param targets for a model, those it should meet in half of its battles
 * @param strictTargets for a model, those it may only meet
 */
public record Lineup(
        Map<String, Double> weights,
        Set<String> boosted,
        Set<String> outages,
        Map<String, Set<String>> targets,
        Map<String, Set<String>> strictTargets) {
    private static final int BOOST = 5;
    private static final double TARGET_SHARE = 0.5;

    public Lineup {
        weights = Map.copyOf(weights);
        boosted = Set.copyOf(boosted);
        outages = Set.copyOf(outages);
        targets = Map.copyOf(targets);
        strictTargets = Map.copyOf(strictTargets);
    }

    public static Lineup of(Map<String, Double> weights) {
        return new Lineup(weights, Set.of(), Set.of(), Map.of(), Map.of());
    }

    /** The models that can be drawn, by name, so that the same chance draws the same model. */
    List<String> models() {
        return weights.keySet().stream()
                .filter(model -> weight(model) > 0)
                .sorted()
                .toList();
    }

    double weight(String model) {
        double weight = outages.contains(model) ? 0 : weights.getOrDefault(model, 0.0);
        return boosted.contains(model) ? weight * BOOST : weight;
    }

    /** The weights of those that a model can meet. */
    SortedMap<String, Double> rivals(String model) {
        Set<String> wanted = targets.getOrDefault(model, Set.of());
        var rivals = new TreeMap<String, Double>();
        double others = 0;
        for (String rival : models()) {
            if (!rival.equals(model) && mayMeet(model, rival)) {
                rivals.put(rival, weight(rival));
                others += wanted.contains(rival) ? 0 : weight(rival);
            }
        }
        List<String> met = new ArrayList<>(rivals.keySet());
        met.retainAll(wanted);
        if (others > 0) {
            // So much for the targets together that they are drawn in their share of all battles.
            double together = others * TARGET_SHARE / (1 - TARGET_SHARE);
            met.forEach(target -> rivals.put(target, together / met.size()));
        }
        return rivals;
    }

    /** The same, but of this model's battles only, whatever its own weight is: to draw somebody to meet it. */
    public Lineup meeting(String model) {
        var weighed = new HashMap<>(weights);
        weighed.put(model, Math.max(1, weights.getOrDefault(model, 1.0)));
        var up = new HashSet<>(outages);
        up.remove(model);
        var met = new HashSet<String>();
        var strict = new HashMap<String, Set<String>>();
        for (String other : weights.keySet()) {
            boolean meets = mayMeet(other, model) && mayMeet(model, other);
            strict.put(other, meets ? Set.of(model) : Set.of());
            if (meets) {
                met.add(other);
            }
        }
        strict.put(model, met);
        return new Lineup(weighed, boosted, up, targets, strict);
    }

    boolean mayMeet(String model, String rival) {
        return strictTargets.getOrDefault(model, Set.of(rival)).contains(rival);
    }
}
