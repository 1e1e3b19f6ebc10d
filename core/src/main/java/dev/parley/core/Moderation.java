package dev.parley.core;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a moderator said of one message.
 *
 * @param scores for each category that was looked at, how sure the moderator is that it applies, 0 to 1
 * @param flagged the categories that apply in the moderator's own judgement
 */
public record Moderation(Map<String, Double> scores, Set<String> flagged) {
    public Moderation {
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        flagged = Collections.unmodifiableSet(new TreeSet<>(flagged));
    }

    public boolean isFlagged() {
        return !flagged.isEmpty();
    }
}
