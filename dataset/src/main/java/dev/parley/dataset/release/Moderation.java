package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a moderator thought of one message, in the categories of LMSYS-Chat-1M.
 *
 * @param categories whether each of {@link #CATEGORIES} was found, in that order
 * @param scores how strongly each was found, 0 to 1, in that order
 * @param flagged whether the message was found to be harmful as a whole
 */
public record Moderation(List<Boolean> categories, List<Double> scores, boolean flagged) implements Serializable {
    /** The eleven categories of OpenAI's moderation endpoint in 2023, in the order of LMSYS-Chat-1M. */
    public static final List<String> CATEGORIES = List.of(
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
        categories = List.copyOf(categories);
        scores = List.copyOf(scores);
        if (categories.size() != CATEGORIES.size() || scores.size() != CATEGORIES.size()) {
            throw new IllegalArgumentException("a moderation speaks of all eleven categories");
        }
    }

    /** One element of an {@code openai_moderation} list; a category that it does not name counts as not found. */
    public static Moderation of(JsonNode element) {
        var categories = new ArrayList<Boolean>();
        var scores = new ArrayList<Double>();
        for (String category : CATEGORIES) {
            categories.add(element.path("categories").path(category).asBoolean(false));
            scores.add(element.path("category_scores").path(category).asDouble(0));
        }
        return new Moderation(categories, scores, element.path("flagged").asBoolean(false));
    }
}
