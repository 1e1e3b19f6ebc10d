package dev.parley.model.local;

/**
 * How a GGUF file is run.
 *
 * @param contextTokens longest prompt and answer together
 * @param threads processor threads; 0 leaves the choice to llama.cpp
 * @param slots answers made at once
 */
public record GgufSettings(int contextTokens, int threads, int slots) {}
