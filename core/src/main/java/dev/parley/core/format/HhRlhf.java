package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of huggingface.co/datasets/Anthropic/hh-rlhf: a chosen and a rejected dialogue, each one text with {@code
 * Human:} and {@code Assistant:} before the turns. Read as a battle of two nameless models that the first has won.
 */
final class HhRlhf implements ReadableFormat {
    private static final Pattern SPEAKER = Pattern.compile("\n\n(Human|Assistant): ?");

    @Override
    public String name() {
        return "hh-rlhf";
    }

    @Override
    public String shape() {
        return "chosen and rejected, each a dialogue of Human: and Assistant: in one text";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("chosen").isTextual() && record.path("rejected").isTextual();
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        String id = ContentId.of(record);
        Conversation chosen = ArenaBattle.side(id, "a", "", messages(fields.text("chosen")));
        Conversation rejected = ArenaBattle.side(id, "b", "", messages(fields.text("rejected")));
        return List.of(new Battle(
                id,
                chosen,
                rejected,
                Battle.Outcome.MODEL_A,
                true,
                Optional.empty(),
                Optional.empty(),
                fields.rest()));
    }

    private static List<Message> messages(String dialogue) {
        Matcher speaker = SPEAKER.matcher(dialogue);
        if (!speaker.lookingAt()) {
            throw new UnreadableRecordException("a dialogue does not begin with 'Human:' or 'Assistant:'");
        }
        List<Message> messages = new ArrayList<>();
        int start;
        Role role;
        boolean more;
        do {
            role = speaker.group(1).equals("Human") ? Role.USER : Role.ASSISTANT;
            start = speaker.end();
            more = speaker.find();
            messages.add(new Message(role, dialogue.substring(start, more ? speaker.start() : dialogue.length())));
        } while (more);
        return messages;
    }
}
