package dev.parley.dataset.build;

import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.release.ReleaseFacts.Removal;
import dev.parley.dataset.release.Shard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Why conversations are not in a release: what rules dropped, and what was taken down afterwards. */
final class Removals {
    private static final String TAKEDOWN = "takedown";

    private Removals() {}

    /** Those of these shards. */
    static List<Removal> of(Archive archive, Tombstones tombstones, List<Shard> shards) {
        Counts decided = archive.decided();
        String drop = Action.DROP.label() + " ";
        var removals = decided.values().entrySet().stream()
                .filter(count -> count.getKey().startsWith(drop))
                .map(count -> new Removal("decide", count.getKey().substring(drop.length()), count.getValue()))
                .sorted(Comparator.comparing(Removal::step).thenComparing(Removal::reason))
                .collect(Collectors.toCollection(ArrayList::new));
        long released = shards.stream()
                .mapToLong(shard -> shard.statistics().conversations())
                .sum();
        long takenDown = decided.get("kept") - released;
        if (takenDown > 0) {
            long contaminated = archive.kept(tombstones.contaminated().keySet());
            add("contamination", contaminated, removals);
            add("tombstone", takenDown - contaminated, removals);
        }
        return removals;
    }

    private static void add(String reason, long conversations, List<Removal> removals) {
        if (conversations > 0) {
            removals.add(new Removal(TAKEDOWN, reason, conversations));
        }
    }
}
