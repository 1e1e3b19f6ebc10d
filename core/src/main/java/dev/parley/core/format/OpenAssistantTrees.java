package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * OpenAssistant's message trees: {@code {message_tree_id, tree_state, prompt: {..., replies: [...]}}}. Every path from
 * the prompt to a message without replies is a conversation, named after that last message, so that no answer of a tree
 * is left out; what a path shares with its siblings stands in each of them.
 */
final class OpenAssistantTrees implements ReadableFormat {
    static final String TREE = "message_tree_id";
    static final String PROMPT = "prompt";
    static final String REPLIES = "replies";
    static final String MESSAGE = "message_id";

    /** Far above any published tree; a tree is refused whose paths together would be out of all proportion to it. */
    private static final long MOST_MESSAGES = 1_000_000;

    @Override
    public String name() {
        return "oasst-trees";
    }

    @Override
    public String shape() {
        return "message_tree_id and a prompt with its replies";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path(TREE).isTextual() && record.path(PROMPT).path(MESSAGE).isTextual();
    }

    @Override
    public List<Entry> read(JsonNode record) {
        var fields = new Fields(record);
        JsonNode tree = fields.required(TREE);
        JsonNode prompt = fields.object(PROMPT);
        Attributes attributes = fields.rest().with(TREE, tree);
        List<Entry> conversations = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(new Node(Optional.empty(), prompt, 1)));
        long written = 0;
        while (!open.isEmpty()) {
            Node node = open.pop();
            JsonNode replies = node.replies();
            for (int reply = replies.size() - 1; reply >= 0; reply--) {
                open.push(new Node(Optional.of(node), replies.get(reply), node.depth() + 1));
            }
            if (replies.isEmpty()) {
                written += node.depth();
                if (written > MOST_MESSAGES) {
                    throw new UnreadableRecordException("the paths of the tree hold over a million messages");
                }
                conversations.add(conversation(node, attributes));
            }
        }
        return conversations;
    }

    /** A message and the way to it. */
    private record Node(Optional<Node> parent, JsonNode message, int depth) {
        JsonNode replies() {
            JsonNode replies = message.path(REPLIES);
            if (replies.isObject()) {
                throw new UnreadableRecordException("the replies to a message are not a list");
            }
            return replies;
        }
    }

    private static Conversation conversation(Node leaf, Attributes attributes) {
        var fields = new Fields(leaf.message());
        String id = fields.text(MESSAGE);
        Optional<Instant> time = fields.time("created_date");
        var messages = new ArrayDeque<Message>();
        Optional<String> user = Optional.empty();
        String model = "";
        for (Optional<Node> node = Optional.of(leaf); node.isPresent(); node = node.get().parent()) {
            var said = new Fields(node.get().message());
            messages.addFirst(message(said));
            if (messages.getFirst().role() == Role.USER) {
                user = said.optionalText("user_id");
            } else if (model.isEmpty()) {
                model = said.optionalText("model_name").orElse("");
            }
        }
        return new Conversation(id, model, List.copyOf(messages), user, time, attributes);
    }

    private static Message message(Fields fields) {
        Role role =
                switch (fields.text("role")) {
                    case "prompter" -> Role.USER;
                    case "assistant" -> Role.ASSISTANT;
                    default -> throw new UnreadableRecordException("the role of a message is unknown");
                };
        String text = fields.text("text");
        fields.optional(REPLIES);
        return new Message(role, text, fields.rest());
    }
}
