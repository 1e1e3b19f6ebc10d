package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.core.Conversation;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import java.util.List;
import java.util.Optional;

/** The verdicts of OpenAI's moderation endpoint in the shape that LMSYS-Chat-1M publishes: one a message, in order. */
final class ModerationColumn {
    private ModerationColumn() {}

    /** The verdicts of a conversation; an empty list if it has none or they do not fit its messages. */
    static ArrayNode of(Conversation conversation, Remainder lost) {
        ArrayNode verdicts = JsonNodeFactory.instance.arrayNode();
        Optional<JsonNode> attribute = lost.take(Moderation.ATTRIBUTE);
        List<Moderation> moderations = Moderation.of(conversation);
        if (attribute.isPresent() && moderations.size() != attribute.get().size()) {
            lost.add("attribute " + Moderation.ATTRIBUTE);
        }
        for (Moderation moderation : moderations) {
            if (!Category.LMSYS.containsAll(moderation.scores().keySet())) {
                lost.add("other categories of attribute " + Moderation.ATTRIBUTE);
            }
            verdicts.add(moderation.toJson(Category.LMSYS));
        }
        return verdicts;
    }
}
