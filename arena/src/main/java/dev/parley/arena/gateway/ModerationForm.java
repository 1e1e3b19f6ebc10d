package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import dev.parley.arena.store.Mark;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Questions and answers as OpenAI's moderations have them (openai/openai-openapi, {@code /moderations}). An array of
 * parts is one message.
 */
final class ModerationForm {
    /** How models begin that know eleven categories, and do not tell which kinds of input they looked at. */
    static final String LEGACY = "text-moderation-";

    private final List<Message> messages;
    private final boolean legacy;

    /**
     * Reads what is to be moderated.
     *
     * @throws Problem 400 if it is neither text, nor a list of texts or of parts that are texts
     */
    ModerationForm(JsonNode input, String model) {
        this.messages = messages(input);
        this.legacy = model.startsWith(LEGACY);
    }

    private static List<Message> messages(JsonNode input) {
        if (input.isTextual()) {
            return List.of(Message.user(input.textValue()));
        }
        if (!input.isArray() || input.isEmpty()) {
            throw wrong("The field 'input' must be a text, a list of texts, or a list of parts of the type 'text'.");
        }
        return input.path(0).isObject() ? List.of(Message.user(text(input))) : texts(input);
    }

    private static List<Message> texts(JsonNode input) {
        var texts = new ArrayList<Message>(input.size());
        for (JsonNode text : input) {
            if (!text.isTextual()) {
                throw wrong("The list in the field 'input' must hold nothing but texts, or nothing but parts.");
            }
            texts.add(Message.user(text.textValue()));
        }
        return texts;
    }

    private static String text(JsonNode parts) {
        var text = new StringJoiner("\n");
        for (JsonNode part : parts) {
            if (part.path("type").asText().equals("image_url")) {
                throw wrong("This moderator does not look at images; send only parts of the type 'text'.");
            }
            if (!part.path("type").asText().equals("text") || !part.path("text").isTextual()) {
                throw wrong("Each part in the field 'input' must have the type 'text' and a text.");
            }
            text.add(part.path("text").textValue());
        }
        return text.toString();
    }

    private static Problem wrong(String sentence) {
        return new Problem(400, "invalid_request", sentence).in("input");
    }

    List<Message> messages() {
        return messages;
    }

    /** The verdict on a message, which has been moderated. */
    ObjectNode result(Mark mark) {
        Moderation moderation = mark.verdict().moderation().orElseThrow();
        ObjectNode result = Json.object().put("flagged", moderation.flagged());
        ObjectNode flags = result.putObject("categories");
        ObjectNode scores = result.putObject("category_scores");
        List<Category> shown = legacy ? Category.LMSYS : List.of(Category.values());
        for (Category category : shown) {
            // Only of those that are not among the eleven may nothing be known.
            if (moderation.scores().containsKey(category) || Category.LMSYS.contains(category)) {
                flags.put(category.label(), moderation.categories().contains(category));
            } else {
                flags.putNull(category.label());
            }
            scores.put(category.label(), moderation.score(category));
        }
        if (!legacy) {
            ObjectNode types = result.putObject("category_applied_input_types");
            shown.forEach(category -> types.putArray(category.label()).add("text"));
        }
        return result;
    }
}
