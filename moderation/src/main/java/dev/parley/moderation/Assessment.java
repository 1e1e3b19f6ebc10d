package dev.parley.moderation;

import dev.parley.core.moderation.Category;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of one message, or of one conversation.
 *
 * @param scores for each category that was looked at, the calibrated probability that it applies, 0 to 1
 * @param evidence what speaks for the categories, the strongest first; empty unless asked for
 */
public record Assessment(ModeratorId by, Map<Category, Double> scores, List<Evidence> evidence) implements Outcome {
    public Assessment {
        var copy = new EnumMap<Category, Double>(Category.class);
        copy.putAll(scores);
        scores = Collections.unmodifiableMap(copy);
        evidence = List.copyOf(evidence);
    }

    public Assessment(ModeratorId by, Map<Category, Double> scores) {
        this(by, scores, List.of());
    }

    /** How likely the category applies; 0 if it was not looked at. */
    public double score(Category category) {
        return scores.getOrDefault(category, 0.0);
    }

    /** How likely any category applies: the greatest of the scores. */
    public double worst() {
        return scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    Assessment with(List<Evidence> other) {
        return new Assessment(by, scores, other);
    }

    /** The greatest score in each category, and all the evidence; unmoderated if any of the outcomes is. */
    public static Outcome worst(ModeratorId by, List<Outcome> outcomes) {
        var scores = new EnumMap<Category, Double>(Category.class);
        var evidence = new ArrayList<Evidence>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Unmoderated unmoderated -> {
                    return unmoderated;
                }
                case Assessment assessment -> {
                    assessment.scores().forEach((category, score) -> scores.merge(category, score, Math::max));
                    evidence.addAll(assessment.evidence());
                }
            }
        }
        return new Assessment(by, scores, evidence);
    }
}
