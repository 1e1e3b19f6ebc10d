package dev.parley.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What is told of a model, and how it takes part.
 *
 * @param provider who answers: {@code openai}, {@code anthropic}, {@code gguf} or {@code demo}
 * @param weight how often it is drawn for a battle, relative to the others; 0 means never
 * @param visible whether users may choose it by name; a hidden one appears in battles only
 * @param organisation who made it
 */
public record ModelCard(
        String name,
        String provider,
        Kind kind,
        double weight,
        boolean visible,
        String description,
        Optional<String> organisation,
        Optional<String> licence,
        Price price,
        Limits limits) {

    /** What a model is asked for. */
    public enum Kind {
        @JsonProperty("chat")
        CHAT,
        @JsonProperty("embedding")
        EMBEDDING,
        @JsonProperty("moderation")
        MODERATION
    }

    /** US dollars for a million tokens. */
    public record Price(double prompt, double completion) {
        public static final Price FREE = new Price(0, 0);

        /** US dollars for these tokens. */
        public double of(Usage usage) {
            return (usage.promptTokens() * prompt + usage.completionTokens() * completion) / 1_000_000;
        }
    }

    /**
     * What the model may be asked.
     *
     * @param concurrency requests at once at most; the rest wait
     * @param completionTokens the longest answer
     */
    public record Limits(int concurrency, int completionTokens) {}
}
