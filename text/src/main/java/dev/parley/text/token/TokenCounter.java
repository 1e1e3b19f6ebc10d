package dev.parley.text.token;

import java.nio.file.Path;

/** Says how many tokens a text has. Safe for use by several threads. */
public interface TokenCounter extends AutoCloseable {
    /** The tokenizer's name, and what else tells its counts from those of another. */
    String name();

    /** Number of tokens of a text, no special tokens added and none recognised. */
    int count(String text);

    @Override
    default void close() {}

    /** OpenAI's {@code cl100k_base}, the tokenizer of GPT-4 and GPT-3.5. */
    static TokenCounter cl100k() {
        return new ByteLevelTokenCounter();
    }

    /**
     * The tokenizer of a Hugging Face model.
     *
     * @param file a {@code tokenizer.json}
     * @throws dev.parley.core.InputException if the file is not one
     */
    static TokenCounter huggingFace(Path file) {
        return HuggingFaceTokenCounter.read(file);
    }
}
