package dev.parley.arena.store;

/** What the user set for an answer; FastChat's {@code gen_params}. */
public record GenerationParameters(double temperature, double topP, int maxTokens) {
    /** What FastChat's pages show at first. */
    public static final GenerationParameters STANDARD = new GenerationParameters(0.7, 1.0, 1024);
}
