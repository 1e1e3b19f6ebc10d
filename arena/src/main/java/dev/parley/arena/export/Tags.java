package dev.parley.arena.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.store.GatewayCall;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Subject;
import dev.parley.arena.store.Turn;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Unmoderated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The marks of a conversation's messages as LMSYS-Chat-1M has them, each with moderator and policy. What nobody looked at is
 * {@code null}, and what nobody could say has a reason and no scores: readers take neither for harmless.
 */
final class Tags {
    private Tags() {}

    /** Writes the tags of a transcript, if any of its messages has been looked at. */
    static void put(ObjectNode record, List<Turn> path, int side, Map<String, Mark> marks) {
        put(record, Transcript.told(path, side).flatMap(turn ->
                Stream.of(turn.id(), turn.answers().get(side).id())), marks);
    }

    /** Writes the tags of a call. */
    static void put(ObjectNode record, GatewayCall call, int messages, Map<String, Mark> marks) {
        put(record, IntStream.range(0, messages).mapToObj(number -> Subject.inCall(call.id(), number).id()), marks);
    }

    private static void put(ObjectNode record, Stream<String> messages, Map<String, Mark> marks) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        messages.forEach(message -> tags.add(tag(Optional.ofNullable(marks.get(message)))));
        if (!marks.isEmpty()) {
            record.set(Moderation.ATTRIBUTE, tags);
        }
    }

    private static JsonNode tag(Optional<Mark> mark) {
        return mark.<JsonNode>map(Tags::tag).orElse(JsonNodeFactory.instance.nullNode());
    }

    private static ObjectNode tag(Mark mark) {
        ObjectNode tag = mark.verdict()
                .moderation()
                .map(moderation -> moderation.toJson(List.of(Category.values())))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        if (mark.verdict().outcome() instanceof Unmoderated unmoderated) {
            tag.put("unmoderated", unmoderated.reason());
        }
        return tag.put("moderator", mark.verdict().outcome().by().toString()).put("policy", mark.verdict().policy());
    }
}
