package dev.parley.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Tokens of a request and of its answer, as the model's own tokenizer counts them. */
public record Usage(long promptTokens, long completionTokens) {
    /** Reads OpenAI's {@code usage}; what is missing counts as nothing. */
    public static Usage of(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asLong(0), usage.path("completion_tokens").asLong(0));
    }
}
