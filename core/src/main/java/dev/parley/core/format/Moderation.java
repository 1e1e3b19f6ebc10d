package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Conversation;
import java.util.List;
import java.util.Optional;

/** The verdicts of OpenAI's moderation endpoint in the shape that LMSYS-Chat-1M publishes: one a message, in order. */
final class Moderation {
    static final String ATTRIBUTE = "openai_moderation";

    private static final List<String> CATEGORIES = dev.parley.core.Moderation.LMSYS_CATEGORIES;

    private static final String FLAGS = "categories";
    private static final String SCORES = "category_scores";
    private static final String FLAGGED = "flagged";

    private Moderation() {}

    /** The verdicts of a conversation; an empty list if it has none or they do not fit its messages. */
    static ArrayNode perMessage(Conversation conversation, Remainder lost) {
        ArrayNode verdicts = JsonNodeFactory.instance.arrayNode();
        Optional<JsonNode> attribute = lost.take(ATTRIBUTE);
        if (attribute.isEmpty()) {
            return verdicts;
        }
        JsonNode said = attribute.get();
        if (!said.isArray() || said.size() != conversation.messages().size()) {
            lost.add("attribute " + ATTRIBUTE);
            return verdicts;
        }
        for (JsonNode verdict : said) {
            if (!isComplete(verdict)) {
                lost.add("attribute " + ATTRIBUTE);
                return verdicts.removeAll();
            }
            if (verdict.get(FLAGS).size() > CATEGORIES.size()) {
                lost.add("other categories of attribute " + ATTRIBUTE);
            }
            ObjectNode kept = verdicts.addObject();
            kept.set(FLAGS, select(verdict.get(FLAGS)));
            kept.set(SCORES, select(verdict.get(SCORES)));
            kept.set(FLAGGED, verdict.get(FLAGGED));
        }
        return verdicts;
    }

    private static boolean isComplete(JsonNode verdict) {
        return verdict.path(FLAGGED).isBoolean()
                && CATEGORIES.stream().allMatch(category -> verdict.path(FLAGS).path(category).isBoolean()
                        && verdict.path(SCORES).path(category).isNumber());
    }

    private static ObjectNode select(JsonNode byCategory) {
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (String category : CATEGORIES) {
            selected.set(category, byCategory.get(category));
        }
        return selected;
    }
}
