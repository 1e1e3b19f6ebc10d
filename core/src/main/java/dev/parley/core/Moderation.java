package dev.parley.core;

import java.util.Collections;
import java.util.List;
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
    /** The categories of {@code text-moderation-006}, which LMSYS-Chat-1M was tagged with, in its order. */
    public static final List<String> LMSYS_CATEGORIES = List.of(
            "harassment",
            "harassment/threatening",
            "hate",
            "hate/threatening",
            "self-harm",
            "self-harm/instructions",
            "self-harm/intent",
            "sexual",
            "sexual/minors",
            "violence",
            "violence/graphic");

    public Moderation {
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        flagged = Collections.unmodifiableSet(new TreeSet<>(flagged));
    }

    public boolean isFlagged() {
        return !flagged.isEmpty();
    }
}
