package dev.parley.arena;

import dev.parley.arena.rule.Lineup;
import dev.parley.model.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the models of battles are drawn, beyond the weights that they are declared with.
 *
 * @param pairing what decides between pairs
 * @param boosted models drawn five times as often
 * @param outages models not drawn at all
 * @param targets for a model, those it should meet in half of its battles
 */
public record Battles(Pairing pairing, Set<String> boosted, Set<String> outages, Map<String, Set<String>> targets) {
    public static final Battles STANDARD = new Battles(Pairing.WEIGHTS, Set.of(), Set.of(), Map.of());

    public Battles {
        boosted = Set.copyOf(boosted);
        outages = Set.copyOf(outages);
        targets = Map.copyOf(targets);
    }

    /** What decides between pairs. */
    public enum Pairing {
        /** Only the models' weights. */
        WEIGHTS,
        /** The weights, and how much one more vote on the pair would tell. */
        VARIANCE
    }

    Lineup lineup(List<ModelCard> candidates) {
        return new Lineup(
                candidates.stream().collect(Collectors.toMap(ModelCard::name, ModelCard::weight)),
                boosted,
                outages,
                targets,
                Map.of());
    }
}
