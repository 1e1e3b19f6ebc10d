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

/** Messages as a list of {@code {role, content}}, the way OpenAI's chat interface made common. */
final class ChatMessages {
    static final String ROLE = "role";
    static final String CONTENT = "content";

    private ChatMessages() {}

    /** Whether a value is a list that begins with a message, or an empty list. */
    static boolean recognises(JsonNode value) {
        JsonNode first = value.path(0);
        return value.isArray() && (value.isEmpty() || (first.path(ROLE).isTextual() && first.has(CONTENT)));
    }

    static List<Message> read(JsonNode list) {
        List<Message> messages = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            messages.add(message(item, messages.size() + 1));
        }
        return messages;
    }

    private static Message message(JsonNode item, int number) {
        if (!item.isObject()) {
            throw new UnreadableRecordException("message " + number + " is not an object");
        }
        var fields = new Fields(item);
        String label = fields.text(ROLE);
        JsonNode content = fields.optional(CONTENT).orElse(JsonNodeFactory.instance.missingNode());
        Attributes rest = fields.rest();
        Role role = role(label, number);
        if (!role.label().equals(label)) {
            rest = rest.with(ROLE, item.get(ROLE));
        }
        if (content.isTextual()) {
            return new Message(role, content.textValue(), rest);
        }
        if (content.isArray()) {
            return ContentParts.read(role, content, rest);
        }
        if (content.isMissingNode() && !rest.isEmpty()) {
            return new Message(role, "", rest.with(CONTENT, JsonNodeFactory.instance.nullNode()));
        }
        throw new UnreadableRecordException("message " + number + " has no text");
    }

    private static Role role(String label, int number) {
        return switch (label) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system", "developer" -> Role.SYSTEM;
            case "tool", "function" -> Role.TOOL;
            default -> throw new UnreadableRecordException("the role of message " + number + " is unknown");
        };
    }

    /** The messages with nothing but role and text; all else is lost, and {@code lost} told. */
    static ArrayNode writePlain(List<Message> messages, Remainder lost) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Message message : messages) {
            list.addObject().put(CONTENT, message.content()).put(ROLE, message.role().label());
            lost.addMessageAttributes(message.attributes());
        }
        return list;
    }

    /** The messages with all that {@link #read} found. */
    static ArrayNode writeFull(List<Message> messages) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Message message : messages) {
            ObjectNode item = list.addObject();
            item.put(ROLE, message.role().label());
            item.put(CONTENT, message.content());
            message.attributes().values().forEach((name, value) -> {
                if (name.equals(ContentParts.ATTRIBUTE)) {
                    item.set(CONTENT, ContentParts.write(message, value));
                } else if (!name.equals(CONTENT) || message.content().isEmpty()) {
                    item.set(name, value);
                }
            });
        }
        return list;
    }
}
