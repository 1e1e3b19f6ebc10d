package dev.parley.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A piece of an answer: an object {@code chat.completion.chunk} of OpenAI's streams. */
public record ChatChunk(ObjectNode body) {
    /** What the first choice gains; empty if the piece carries no text. */
    public String text() {
        return body.path("choices").path(0).path("delta").path("content").asText("");
    }

    /** Why the first choice ended, such as {@code stop} or {@code length}; empty while it goes on. */
    public Optional<String> finishReason() {
        JsonNode reason = body.path("choices").path(0).path("finish_reason");
        return reason.isTextual() ? Optional.of(reason.textValue()) : Optional.empty();
    }

    /** What the whole answer cost; only in one of the last pieces, and only where the model counts. */
    public Optional<Usage> usage() {
        JsonNode usage = body.path("usage");
        return usage.isObject() ? Optional.of(Usage.of(usage)) : Optional.empty();
    }
}
