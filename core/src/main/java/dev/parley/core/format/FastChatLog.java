package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.core.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The raw logs of FastChat's web servers, {@code YYYY-MM-DD-conv.json}: one JSON object a line, for each answer the
 * whole conversation so far and for each vote the conversation or the two conversations it is about (FastChat 0e6d3e4b,
 * {@code serve/gradio_web_server.py}, {@code gradio_block_arena_anony.py} and {@code conversation.py}).
 *
 * <p>The states of 2023 hold the system prompt as {@code system}, later ones as {@code system_message}; both become the
 * attribute {@code system_message}, because it is the template's preamble and no part of what was said. Messages before
 * {@code offset} are the template's examples and are not read. An answer that is null had not come yet and is left
 * away.
 */
final class FastChatLog implements ReadableFormat {
    private static final Map<String, Vote.Kind> VOTES =
            Map.of("upvote", Vote.Kind.UP, "downvote", Vote.Kind.DOWN, "flag", Vote.Kind.FLAG);
    private static final Map<String, Battle.Outcome> BATTLES = Map.of(
            "leftvote", Battle.Outcome.MODEL_A,
            "rightvote", Battle.Outcome.MODEL_B,
            "tievote", Battle.Outcome.TIE,
            "bothbad_vote", Battle.Outcome.BOTH_BAD);

    /** The name above an answer once the vote has revealed it. */
    private static final Pattern REVEALED = Pattern.compile("^(?:### |<h3>)?Model [AB]: |</h3>$");

    /** The names above the answers before that: none, or in the first arena these. */
    private static final Set<String> HIDDEN = Set.of("", "Model A", "Model B");

    @Override
    public String name() {
        return "fastchat-log";
    }

    @Override
    public String shape() {
        return "tstamp, type, and a conversation's state or states";
    }

    @Override
    public boolean recognises(JsonNode record) {
        return record.path("type").isTextual()
                && record.has("tstamp")
                && (record.path("state").isObject() || record.path("states").isArray());
    }

    @Override
    public boolean logsStates() {
        return true;
    }

    @Override
    public List<Entry> read(JsonNode row) {
        var fields = new Fields(row);
        String type = fields.text("type");
        Instant time = fields.time("tstamp").orElseThrow(() -> new UnreadableRecordException("the time is missing"));
        Optional<String> user = fields.optionalText("ip");
        if (type.equals("chat")) {
            return List.of(chat(fields, user, time));
        }
        if (VOTES.containsKey(type)) {
            Conversation judged = single(fields, user, time);
            return List.of(new Vote(judged, VOTES.get(type), user, Optional.of(time)));
        }
        if (BATTLES.containsKey(type)) {
            return List.of(battle(fields, BATTLES.get(type), user, time));
        }
        if (type.equals("share")) {
            return List.copyOf(pair(fields, user, time));
        }
        throw new UnreadableRecordException("the field 'type' names no kind of row");
    }

    private static Conversation chat(Fields fields, Optional<String> user, Instant time) {
        Conversation conversation = single(fields, user, time);
        Map<String, JsonNode> all = new HashMap<>(fields.rest().values());
        all.putAll(conversation.attributes().values());
        return conversation.withAttributes(new Attributes(all));
    }

    private static Conversation single(Fields fields, Optional<String> user, Instant time) {
        String model = fields.optionalText("model").orElse("");
        return conversation(fields.object("state"), model, user, time);
    }

    private static Battle battle(Fields fields, Battle.Outcome outcome, Optional<String> user, Instant time) {
        boolean anonymous = HIDDEN.contains(fields.array("models").path(0).asText());
        List<Conversation> sides = pair(fields, user, time);
        Conversation a = sides.get(0);
        return new Battle(a.id(), a, sides.get(1), outcome, anonymous, user, Optional.of(time), fields.rest());
    }

    private static List<Conversation> pair(Fields fields, Optional<String> user, Instant time) {
        JsonNode models = fields.array("models");
        JsonNode states = fields.array("states");
        if (models.size() != 2 || states.size() != 2) {
            throw new UnreadableRecordException("a battle needs two models and two states");
        }
        List<Conversation> sides = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            String shown = models.get(side).asText();
            String named = HIDDEN.contains(shown) ? "" : REVEALED.matcher(shown).replaceAll("");
            Conversation conversation = conversation(states.get(side), named, user, time);
            if (!shown.contains(conversation.model()) && !HIDDEN.contains(shown)) {
                throw new UnreadableRecordException("the names shown above the answers are not those of the models");
            }
            sides.add(conversation);
        }
        return sides;
    }

    /** @param shown the model that the row names, for states that do not say it themselves */
    private static Conversation conversation(JsonNode state, String shown, Optional<String> user, Instant time) {
        var fields = new Fields(state);
        String id = fields.text("conv_id");
        String model = fields.optionalText("model_name").orElse(shown);
        if (model.isEmpty()) {
            throw new UnreadableRecordException("the state names no model");
        }
        List<Message> messages = messages(fields);
        return new Conversation(id, model, messages, user, Optional.of(time), attributes(fields));
    }

    private static List<Message> messages(Fields fields) {
        JsonNode list = fields.array("messages");
        String userRole = fields.array("roles").path(0).asText();
        int offset = fields.optional("offset").map(JsonNode::asInt).orElse(0);
        List<Message> messages = new ArrayList<>();
        for (int index = Math.max(0, offset); index < list.size(); index++) {
            JsonNode item = list.get(index);
            Role role = item.path(0).asText().equals(userRole) ? Role.USER : Role.ASSISTANT;
            JsonNode content = item.path(1);
            if (content.isTextual()) {
                messages.add(new Message(role, content.textValue()));
            } else if (content.isArray() && content.path(0).isTextual()) {
                messages.add(withImages(role, content));
            } else if (!content.isNull() || index + 1 < list.size()) {
                throw new UnreadableRecordException("message " + (index + 1) + " has no text");
            }
        }
        if (messages.isEmpty()) {
            throw new UnreadableRecordException("the state holds no messages");
        }
        return messages;
    }

    /** A text and what was attached to it: hashes of images, or in the first vision models the images themselves. */
    private static Message withImages(Role role, JsonNode content) {
        Attributes attributes = content.size() == 1 ? Attributes.NONE : Attributes.NONE.with("images", content.get(1));
        return new Message(role, content.get(0).textValue(), attributes);
    }

    private static Attributes attributes(Fields fields) {
        Optional<JsonNode> system = fields.optional("system_message").or(() -> fields.optional("system"));
        fields.optional("system");
        Attributes rest = fields.rest();
        return system.filter(text -> !text.asText().isEmpty())
                .map(text -> rest.with("system_message", text))
                .orElse(rest);
    }
}
