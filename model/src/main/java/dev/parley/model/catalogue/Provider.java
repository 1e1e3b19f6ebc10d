package dev.parley.model.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who answers for a model. */
enum Provider {
    /** Any server that speaks OpenAI's protocol. */
    @JsonProperty("openai")
    OPENAI,
    /** Anthropic's Messages. */
    @JsonProperty("anthropic")
    ANTHROPIC,
    /** A file of weights, run by llama.cpp in this process. */
    @JsonProperty("gguf")
    GGUF,
    /** A built-in demo model. */
    @JsonProperty("demo")
    DEMO;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }
}
