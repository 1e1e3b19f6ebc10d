package dev.parley.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Tokens of a request and of its answer.
 *
 * @param estimated whether Parley estimated them from the texts, because the model did not count
 */
public record Usage(long promptTokens, long completionTokens, boolean estimated) {
    public static final Usage NONE = new Usage(0, 0, false);

    private static final String ESTIMATED = "estimated";

    /** Tokens as the model's own tokenizer counts them. */
    public Usage(long promptTokens, long completionTokens) {
        this(promptTokens, completionTokens, false);
    }

    /** Reads OpenAI's {@code usage}; what is missing counts as nothing. */
    public static Usage of(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0),
                usage.path(ESTIMATED).asBoolean(false));
    }

    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                estimated || other.estimated);
    }

    /** OpenAI's {@code usage}; an estimate says so in the additional field {@code estimated}. */
    public ObjectNode toJson() {
        ObjectNode usage = Json.object()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", completionTokens)
                .put("total_tokens", promptTokens + completionTokens);
        if (estimated) {
            usage.put(ESTIMATED, true);
        }
        return usage;
    }
}
