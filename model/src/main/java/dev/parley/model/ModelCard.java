package dev.parley.model;

import java.util.Optional;

/**
 * What is told of a model, and how it takes part.
 *
 * @param weight how often it is drawn for a battle, relative to the others; 0 means never
 * @param visible whether users may choose it by name; a hidden one appears in battles only
 */
public record ModelCard(
        String name,
        String provider,
        double weight,
        boolean visible,
        String description,
        Optional<String> licence,
        Price price,
        Limits limits) {

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
