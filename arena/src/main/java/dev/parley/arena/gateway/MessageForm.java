package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Step;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.server.EventStream;
import dev.parley.arena.server.Problem;
import dev.parley.model.Json;
import dev.parley.model.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * Anthropic's events: {@code message_start}; for each block of the content {@code content_block_start}, its deltas,
 * {@code content_block_stop}; {@code message_delta}, {@code message_stop}. Each has a line {@code event:} with its
 * type.
 */
final class MessageForm implements EventForm {
    private final Generation generation;
    private final MessageBlocks blocks = new MessageBlocks();
    private final List<ObjectNode> events = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private String finishReason = "stop";
    private boolean started;

    MessageForm(Generation generation) {
        this.generation = generation;
    }

    @Override
    public void piece(Step.Piece piece, boolean seen, EventStream stream) throws ClientGoneException {
        var chunk = piece.chunk();
        usage = chunk.usage().orElse(usage);
        finishReason = chunk.finishReason().orElse(finishReason);
        start();
        JsonNode delta = chunk.body().path("choices").path(0).path("delta");
        blocks.add(delta, events);
        if (!seen && !events.isEmpty()) {
            // Who comes back after this piece has seen all its events, so only the last of them carries its number.
            for (ObjectNode event : events.subList(0, events.size() - 1)) {
                write(event, stream);
            }
            stream.line("id", Long.toString(piece.id()));
            write(events.getLast(), stream);
        }
        events.clear();
    }

    @Override
    public void end(EventStream stream) throws ClientGoneException {
        start();
        blocks.close(events);
        ObjectNode last = event("message_delta");
        last.putObject("delta").put("stop_reason", MessageAnswer.stopReason(finishReason)).putNull("stop_sequence");
        last.set("usage", MessageAnswer.usage(usage));
        events.add(last);
        events.add(event("message_stop"));
        for (ObjectNode event : events) {
            write(event, stream);
        }
    }

    @Override
    public void problem(Problem problem, EventStream stream) throws ClientGoneException {
        write(AnthropicError.of(problem, generation.id()), stream);
    }

    private void start() {
        if (!started) {
            started = true;
            events.add(event("message_start")
                    .set("message", MessageAnswer.begun(MessageAnswer.id(generation.id()), generation.model())));
        }
    }

    static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }

    private static void write(ObjectNode event, EventStream stream) throws ClientGoneException {
        stream.line("event", event.path("type").asText()).line("data", event.toString()).end();
    }
}
