package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ShareGPT: {@code {id, conversations: [{from, value}]}}, with the names that its descendants gave to {@code from}, and
 * the dialect of ms-swift, {@code {system, conversation: [{human, assistant}]}}. A name other than Parley writes itself
 * is kept as the message's attribute {@code from}.
 */
final class ShareGpt implements WritableFormat {
    private static final String FROM = "from";
    private static final String VALUE = "value";

    /** FastChat's logs keep the template's preamble here. */
    private static final String SYSTEM_MESSAGE = "system_message";

    @Override
    public String name() {
        return "sharegpt";
    }

    @Override
    public String shape() {
        return "a list conversations of from and value, or a list conversation of human and assistant";
    }

    @Override
    public boolean recognises(JsonNode record) {
        JsonNode list = record.path("conversations");
        JsonNode first = list.path(0);
        return isSwift(record) || (list.isArray() && (list.isEmpty() || (first.has(FROM) && first.has(VALUE))));
    }

    private static boolean isSwift(JsonNode record) {
        JsonNode first = record.path("conversation").path(0);
        return first.has("human") && first.has("assistant");
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = fields.optional("id").map(JsonNode::asText).orElseGet(() -> ContentId.of(record));
        String model = fields.optionalText("model").orElse("");
        List<Message> messages = new ArrayList<>();
        fields.optionalText("system").ifPresent(text -> messages.add(new Message(Role.SYSTEM, text)));
        if (isSwift(record)) {
            readPairs(fields.array("conversation"), messages);
        } else {
            readList(fields.array("conversations"), messages);
        }
        return List.of(new Conversation(id, model, messages, Optional.empty(), Optional.empty(), fields.rest()));
    }

    private static void readPairs(JsonNode pairs, List<Message> messages) {
        for (JsonNode pair : pairs) {
            var fields = new Fields(pair);
            messages.add(Message.user(fields.text("human")));
            messages.add(Message.assistant(fields.text("assistant")));
        }
    }

    private static void readList(JsonNode list, List<Message> messages) {
        for (JsonNode item : list) {
            var fields = new Fields(item);
            String from = fields.text(FROM);
            String value = fields.text(VALUE);
            Role role = role(from);
            Attributes rest = fields.rest();
            boolean canonical = from(role).equals(from);
            messages.add(new Message(role, value, canonical ? rest : rest.with(FROM, TextNode.valueOf(from))));
        }
    }

    private static Role role(String from) {
        return switch (from) {
            case "human", "user" -> Role.USER;
            case "gpt", "assistant", "chatgpt", "bing", "bard", "model", "function_call" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            case "tool", "observation", "function_response" -> Role.TOOL;
            default -> throw new UnreadableRecordException("a message is from someone unknown");
        };
    }

    private static String from(Role role) {
        return switch (role) {
            case USER -> "human";
            case ASSISTANT -> "gpt";
            case SYSTEM, TOOL -> role.label();
        };
    }

    @Override
    public Class<Conversation> carries() {
        return Conversation.class;
    }

    @Override
    public Written write(Entry entry) {
        if (!(entry instanceof Conversation conversation)) {
            throw new IllegalArgumentException(name() + " carries conversations");
        }
        var rest = new Remainder(conversation.attributes());
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", conversation.id());
        if (!conversation.model().isEmpty()) {
            row.put("model", conversation.model());
        }
        ArrayNode list = row.putArray("conversations");
        rest.take(SYSTEM_MESSAGE).ifPresent(text -> list.addObject().put(FROM, "system").set(VALUE, text));
        for (Message message : conversation.messages()) {
            var attributes = new Remainder(message.attributes());
            JsonNode from = attributes.take(FROM).orElseGet(() -> TextNode.valueOf(from(message.role())));
            list.addObject().<ObjectNode>set(FROM, from).put(VALUE, message.content());
            attributes.losses().forEach(loss -> rest.add("message " + loss));
        }
        rest.take("tools").ifPresent(tools -> row.set("tools", tools));
        rest.addIfPresent("user", conversation.user());
        rest.addIfPresent("time", conversation.time());
        return new Written(row, rest.losses());
    }
}
