package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import java.util.List;

/**
 * The rows of LMSYS-Chat-1M (arXiv 2309.11998; huggingface.co/datasets/lmsys/lmsys-chat-1m), and of the files that
 * FastChat makes on the way to it: the output of {@code clean_chat_data.py}, which also has {@code user_id} and {@code
 * tstamp}, and its {@code .s1}, {@code .s1.s2} and {@code .with_tag} successors.
 */
final class LmsysChat implements WritableFormat {
    /** What a row says that says nothing; reading leaves these away. */
    private static final JsonNode UNKNOWN = TextNode.valueOf("unknown");

    private static final JsonNode NOT_REDACTED = BooleanNode.FALSE;

    @Override
    public String name() {
        return "lmsys-chat-1m";
    }

    @Override
    public String shape() {
        return "conversation_id and a list conversation of role and content";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("conversation_id").isTextual() && ChatMessages.recognises(record.path("conversation"));
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = fields.text("conversation_id");
        List<Message> messages = ChatMessages.read(fields.array("conversation"));
        var conversation = new Conversation(
                id,
                fields.optionalText("model").orElse(""),
                messages,
                fields.optionalText("user_id"),
                fields.time("tstamp"),
                Attributes.NONE);
        fields.unless("turn", said -> said.asInt() == conversation.turns());
        fields.unless("language", UNKNOWN::equals);
        fields.unless("redacted", NOT_REDACTED::equals);
        fields.unless("openai_moderation", JsonNode::isEmpty);
        return List.of(conversation.withAttributes(fields.rest()));
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
        row.put("conversation_id", conversation.id());
        row.put("model", conversation.model());
        row.set("conversation", ChatMessages.writePlain(conversation.messages(), rest));
        row.set("turn", rest.take("turn").orElseGet(() -> IntNode.valueOf(conversation.turns())));
        row.set("language", rest.take("language").orElse(UNKNOWN));
        row.set("openai_moderation", ModerationColumn.of(conversation, rest));
        row.set("redacted", rest.take("redacted").orElse(NOT_REDACTED));
        rest.addIfPresent("user", conversation.user());
        rest.addIfPresent("time", conversation.time());
        return new Written(row, rest.losses());
    }
}
