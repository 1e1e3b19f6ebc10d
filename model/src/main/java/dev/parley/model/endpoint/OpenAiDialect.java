package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The dialect that pieces of answers are already in. Some servers forget the last event, {@code [DONE]}. */
final class OpenAiDialect implements Dialect {
    private final Set<Integer> running = new HashSet<>();
    private boolean begun;

    @Override
    public List<ChatChunk> chunks(ObjectNode event) {
        if (!event.path("choices").isArray()) {
            event.putArray("choices");
        }
        for (JsonNode choice : event.path("choices")) {
            begun = true;
            int index = choice.path("index").asInt(0);
            if (choice.path("finish_reason").isTextual()) {
                running.remove(index);
            } else if (!choice.path("delta").isEmpty()) {
                running.add(index);
            }
        }
        return List.of(new ChatChunk(event));
    }

    @Override
    public boolean isComplete() {
        return begun && running.isEmpty();
    }

    @Override
    public boolean isEnded() {
        return false;
    }
}
