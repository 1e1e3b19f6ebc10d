package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Battle;
import dev.parley.core.Entry;
import dev.parley.core.moderation.Moderation;
import java.util.List;

/**
 * The rows of huggingface.co/datasets/lmsys/chatbot_arena_conversations, and of what FastChat's {@code
 * clean_battle_data.py} writes with its conversations.
 */
final class ChatbotArenaConversations implements WritableFormat {
    @Override
    public String name() {
        return "chatbot-arena-conversations";
    }

    @Override
    public String shape() {
        return "question_id, model_a, model_b, winner, conversation_a and conversation_b";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("question_id").isTextual()
                && ArenaBattle.recognises(record)
                && ChatMessages.recognises(record.path("conversation_a"))
                && ChatMessages.recognises(record.path("conversation_b"));
    }

    @Override
    public List<Entry> read(JsonNode record) {
        return List.of(ArenaBattle.read(record, "question_id", "judge", "tstamp"));
    }

    @Override
    public Class<Battle> carries() {
        return Battle.class;
    }

    @Override
    public Written write(Entry entry) {
        if (!(entry instanceof Battle battle)) {
            throw new IllegalArgumentException(name() + " carries battles");
        }
        var rest = new Remainder(battle.attributes());
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("question_id", battle.id());
        ArenaBattle.writeVerdict(battle, row);
        row.set("conversation_a", ChatMessages.writePlain(battle.a().messages(), rest));
        row.set("conversation_b", ChatMessages.writePlain(battle.b().messages(), rest));
        row.set("turn", rest.take("turn").orElseGet(() -> IntNode.valueOf(battle.a().turns())));
        ArenaBattle.writeCircumstances(battle, row, rest);
        for (String tag : List.of(Moderation.ATTRIBUTE, "toxic_chat_tag")) {
            rest.take(tag).ifPresent(value -> row.set(tag, value));
        }
        ArenaBattle.addSides(battle, rest);
        return new Written(row, rest.losses());
    }
}
