package dev.parley.arena.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.arena.store.GatewayCall;
import dev.parley.arena.store.Turn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said in one conversation, as a list of role and content. A turn whose answer failed is left out, as if it
 * had never been asked; what a user stopped stands there as far as it came, because the conversation went on from it.
 */
final class Transcript {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Transcript() {}

    static ArrayNode of(List<Turn> path, int side) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        told(path, side).forEach(turn -> {
            add(messages, "user", turn.prompt());
            add(messages, "assistant", turn.answers().get(side).text());
        });
        return messages;
    }

    /** The turns that stand in it. */
    static Stream<Turn> told(List<Turn> path, int side) {
        return path.stream().filter(turn -> switch (turn.answers().get(side).status()) {
            case COMPLETE, STOPPED -> true;
            case RUNNING, FAILED -> false;
        });
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

    private static void add(ArrayNode messages, String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
