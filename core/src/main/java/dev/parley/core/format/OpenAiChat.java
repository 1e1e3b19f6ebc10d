package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import java.util.List;
import java.util.Optional;

/** OpenAI's fine-tuning rows: {@code {messages, tools, parallel_tool_calls}}, with parts, tool calls and weights. */
final class OpenAiChat implements WritableFormat {
    /** FastChat's logs keep the template's preamble here. */
    private static final String SYSTEM_MESSAGE = "system_message";

    private static final List<String> SETTINGS = List.of("tools", "parallel_tool_calls", "functions");

    @Override
    public String name() {
        return "openai-chat";
    }

    @Override
    public String shape() {
        return "a list messages of role and content";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.has("messages") && ChatMessages.recognises(record.get("messages"));
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        List<Message> messages = ChatMessages.read(fields.array("messages"));
        return List.of(new Conversation(
                ContentId.of(record), "", messages, Optional.empty(), Optional.empty(), fields.rest()));
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
        ArrayNode messages = row.putArray("messages");
        rest.take(SYSTEM_MESSAGE).ifPresent(text -> messages.addObject()
                .put(ChatMessages.ROLE, "system")
                .set(ChatMessages.CONTENT, text));
        messages.addAll(ChatMessages.writeFull(conversation.messages()));
        for (String setting : SETTINGS) {
            rest.take(setting).ifPresent(value -> row.set(setting, value));
        }
        rest.addHeader(conversation);
        return new Written(row, rest.losses());
    }
}
