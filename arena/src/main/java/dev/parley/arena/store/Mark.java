package dev.parley.arena.store;

import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Verdict;
import java.util.Map;
import java.util.Set;

/**
 * What moderation made of a message, as it is kept.
 *
 * @param thresholds that the scores were held against
 */
public record Mark(Verdict verdict, Map<Category, Double> thresholds) {
    public Mark {
        thresholds = Map.copyOf(thresholds);
    }

    /** What a mark says at a glance. */
    public enum State {
        CLEAR,
        FLAGGED,
        /** Nobody knows: the moderator could not say. */
        UNMODERATED
    }

    public State state() {
        return verdict.moderation()
                .map(moderation -> moderation.flagged() ? State.FLAGGED : State.CLEAR)
                .orElse(State.UNMODERATED);
    }

    /** The categories over their thresholds. */
    public Set<Category> categories() {
        return verdict.moderation().map(Moderation::categories).orElse(Set.of());
    }
}
