package dev.parley.arena.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.GatewayCall;
import dev.parley.arena.store.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said in one conversation, as a list of role and content. A turn whose answer failed is left out, as if it had
 * never been asked; what a user stopped stands there as far as it came, because the conversation went on from it. A
 * conversation may end with what the moderator stopped.
 */
final class Transcript {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Transcript() {}

    /** @param id by which its mark is found */
    record Line(String id, String role, String content) {}

    static List<Line> lines(List<Turn> path, int side) {
        var lines = new ArrayList<Line>();
        for (Turn turn : path) {
            Answer answer = turn.answers().get(side);
            boolean isFlagged = answer.isFlagged() && turn.equals(path.getLast());
            if (isFlagged || answer.status() == Answer.Status.COMPLETE || answer.status() == Answer.Status.STOPPED) {
                lines.add(new Line(turn.id(), "user", turn.prompt()));
                if (!isFlagged || !answer.text().isEmpty()) {
                    lines.add(new Line(answer.id(), "assistant", answer.text()));
                }
            }
        }
        return lines;
    }

    static ArrayNode of(List<Turn> path, int side) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        lines(path, side).forEach(line ->
                messages.addObject().put("role", line.role()).put("content", line.content()));
        return messages;
    }

    /** Empty for a call that was no conversation. */
    static Optional<ArrayNode> of(GatewayCall call) {
        JsonNode answer = parse(call.answer()).path("choices").path(0).path("message");
        if (parse(call.request()) instanceof ArrayNode messages
                && messages.path(0).path("role").isTextual()
                && answer.isObject()) {
            return Optional.of(messages.add(answer));
        }
        return Optional.empty();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
