package dev.parley.cli;

import dev.parley.arena.Battles;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How an arena draws the models of its battles. */
final class BattleOptions {
    @Option(
            names = "--pairing",
            paramLabel = "weights|variance",
            defaultValue = "WEIGHTS",
            description = "Draw battles by the models' weights alone, or rather those of which one more vote tells most.")
    private Battles.Pairing pairing = Battles.Pairing.WEIGHTS;

    @Option(
            names = "--boost",
            paramLabel = "MODEL",
            split = ",",
            description = "Draw these models five times as often.")
    private List<String> boosted = List.of();

    @Option(
            names = "--outage",
            paramLabel = "MODEL",
            split = ",",
            description = "Do not draw these models; those that do not answer are left out by themselves.")
    private List<String> outages = List.of();

    @Option(
            names = "--target",
            paramLabel = "MODEL=RIVAL[+RIVAL]",
            description = "Let a model meet these rivals in half of its battles.")
    private Map<String, String> targets = Map.of();

    Battles battles() {
        var rivals = new TreeMap<String, Set<String>>();
        targets.forEach((model, names) -> rivals.put(model, new LinkedHashSet<>(Arrays.asList(names.split("\\+", -1)))));
        return new Battles(pairing, Set.copyOf(boosted), Set.copyOf(outages), rivals);
    }
}
