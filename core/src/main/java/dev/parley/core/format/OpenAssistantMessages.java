package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * OpenAssistant's messages as flat rows (huggingface.co/datasets/OpenAssistant/oasst1 and oasst2), joined to trees by
 * {@code parent_id} and then read as {@link OpenAssistantTrees}.
 */
final class OpenAssistantMessages implements GroupedFormat {
    private static final String PARENT = "parent_id";
    private static final String STATE = "tree_state";

    private final OpenAssistantTrees trees = new OpenAssistantTrees();

    @Override
    public String name() {
        return "oasst-messages";
    }

    @Override
    public String shape() {
        return "message_id, message_tree_id, role and text, a row for each message";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path(OpenAssistantTrees.MESSAGE).isTextual()
                && record.path(OpenAssistantTrees.TREE).isTextual()
                && record.path("text").isTextual()
                && record.path("role").isTextual();
    }

    @Override
    public String key(JsonNode piece) {
        return new Fields(piece).text(OpenAssistantTrees.TREE);
    }

    @Override
    public JsonNode join(List<JsonNode> pieces) {
        Map<String, ObjectNode> byId = new HashMap<>();
        for (JsonNode piece : pieces) {
            ObjectNode message = piece.deepCopy();
            message.putArray(OpenAssistantTrees.REPLIES);
            if (byId.put(new Fields(piece).text(OpenAssistantTrees.MESSAGE), message) != null) {
                throw new UnreadableRecordException("two messages of the tree have the same identifier");
            }
        }
        List<ObjectNode> roots = new ArrayList<>();
        byId.values().stream().sorted(Comparator.comparing(OpenAssistantMessages::place)).forEach(message -> {
            JsonNode parent = message.path(PARENT);
            if (!parent.isTextual()) {
                roots.add(message);
            } else if (byId.containsKey(parent.textValue())) {
                byId.get(parent.textValue()).withArray(OpenAssistantTrees.REPLIES).add(message);
            } else {
                throw new UnreadableRecordException("a message of the tree answers one that is not there");
            }
        });
        if (roots.size() != 1) {
            throw new UnreadableRecordException("the tree has not exactly one first message");
        }
        return tree(roots.getFirst());
    }

    /** Siblings come by rank, then by identifier, whatever the order of the rows. */
    private static String place(JsonNode message) {
        int rank = message.path("rank").asInt(Integer.MAX_VALUE);
        return String.format(Locale.ROOT, "%010d ", rank) + message.path(OpenAssistantTrees.MESSAGE).asText();
    }

    private static ObjectNode tree(ObjectNode prompt) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set(OpenAssistantTrees.TREE, prompt.get(OpenAssistantTrees.TREE));
        if (prompt.has(STATE)) {
            tree.set(STATE, prompt.get(STATE));
        }
        tree.set(OpenAssistantTrees.PROMPT, prompt);
        return tree;
    }

    /** What a tree that {@link #join} made says; a single row is the whole of a tree without replies. */
    @Override
    public List<Entry> read(JsonNode record) {
        return trees.read(trees.recognises(record) ? record : join(List.of(record)));
    }
}
