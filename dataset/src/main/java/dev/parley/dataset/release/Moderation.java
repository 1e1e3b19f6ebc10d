package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.core.Conversation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a moderator thought of one message, in the eleven categories of LMSYS-Chat-1M.
 *
 * @param categories whether each of {@link dev.parley.core.Moderation#LMSYS_CATEGORIES} was found, in that order
 * @param scores how strongly each was found, 0 to 1, in that order
 * @param flagged whether the message was found to be harmful as a whole
 */
public record Moderation(List<Boolean> categories, List<Double> scores, boolean flagged) implements Serializable {
    private static final String ATTRIBUTE = "openai_moderation";
    private static final String FLAGS = "categories";
    private static final String SCORES = "category_scores";

    private static final List<String> CATEGORIES = dev.parley.core.Moderation.LMSYS_CATEGORIES;

    public Moderation {
        categories = List.copyOf(categories);
        scores = List.copyOf(scores);
        if (categories.size() != CATEGORIES.size() || scores.size() != CATEGORIES.size()) {
            throw new IllegalArgumentException("a moderation speaks of all eleven categories");
        }
    }

    /**
     * The verdicts that a conversation brings along from its source.
     *
     * @return one for each message, or none if the source has none, or not for each message and category
     */
    public static List<Moderation> of(Conversation conversation) {
        JsonNode verdicts = conversation.attributes().get(ATTRIBUTE).orElse(MissingNode.getInstance());
        var moderations = new ArrayList<Moderation>();
        for (JsonNode verdict : verdicts) {
            if (isComplete(verdict)) {
                moderations.add(of(verdict));
            }
        }
        int messages = conversation.messages().size();
        return verdicts.size() == messages && moderations.size() == messages ? moderations : List.of();
    }

    private static boolean isComplete(JsonNode verdict) {
        return verdict.path("flagged").isBoolean()
                && CATEGORIES.stream()
                        .allMatch(category -> verdict.path(FLAGS).path(category).isBoolean()
                                && verdict.path(SCORES).path(category).isNumber());
    }

    private static Moderation of(JsonNode verdict) {
        return new Moderation(
                CATEGORIES.stream()
                        .map(category -> verdict.path(FLAGS).path(category).booleanValue())
                        .toList(),
                CATEGORIES.stream()
                        .map(category -> verdict.path(SCORES).path(category).doubleValue())
                        .toList(),
                verdict.path("flagged").booleanValue());
    }
}
