package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Attributes;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Content that is a list of parts: texts, images, audio. The texts, a newline between two, become the content of the
 * message. The list stays in the attribute {@link #ATTRIBUTE} with the length of each text in its place, so that the
 * text itself stands in one place only, where it is looked at and redacted.
 */
final class ContentParts {
    static final String ATTRIBUTE = "parts";

    private static final String SEPARATOR = "\n";
    private static final String LENGTH = "length";
    private static final String TEXT = "text";
    private static final String TYPE = "type";

    private ContentParts() {}

    static Message read(Role role, JsonNode parts, Attributes attributes) {
        var content = new StringJoiner(SEPARATOR);
        ArrayNode shape = JsonNodeFactory.instance.arrayNode();
        for (JsonNode part : parts) {
            if (!part.isObject()) {
                throw new UnreadableRecordException("a part of a message's content is not an object");
            }
            if (TEXT.equals(part.path(TYPE).asText()) && part.path(TEXT).isTextual()) {
                String text = part.get(TEXT).textValue();
                content.add(text);
                ObjectNode place = part.<ObjectNode>deepCopy().put(LENGTH, text.length());
                place.remove(TEXT);
                shape.add(place);
            } else {
                shape.add(part);
            }
        }
        return new Message(role, content.toString(), attributes.with(ATTRIBUTE, shape));
    }

    /**
     * The parts again; a content whose length has changed since it was read comes as one text before the other parts.
     */
    static ArrayNode write(Message message, JsonNode shape) {
        List<String> texts = texts(message.content(), shape);
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        int next = 0;
        for (JsonNode part : shape) {
            if (!part.has(LENGTH)) {
                parts.add(part);
            } else if (next < texts.size()) {
                ObjectNode text = part.<ObjectNode>deepCopy().put(TEXT, texts.get(next));
                text.remove(LENGTH);
                parts.add(text);
                next++;
            }
        }
        if (next < texts.size()) {
            parts.insertObject(0).put(TYPE, TEXT).put(TEXT, texts.get(next));
        }
        return parts;
    }

    private static List<String> texts(String content, JsonNode shape) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (JsonNode part : shape) {
            if (part.has(LENGTH)) {
                int end = start + part.get(LENGTH).intValue();
                if (end > content.length()) {
                    return List.of(content);
                }
                texts.add(content.substring(start, end));
                start = end + SEPARATOR.length();
            }
        }
        boolean whole = texts.isEmpty() ? content.isEmpty() : String.join(SEPARATOR, texts).equals(content);
        return whole ? texts : List.of(content);
    }
}
