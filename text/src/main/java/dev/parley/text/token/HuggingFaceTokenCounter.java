package dev.parley.text.token;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.parley.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Counts with Hugging Face's own library, which is native code. */
final class HuggingFaceTokenCounter implements TokenCounter {
    private static final Map<String, String> WHOLE_TEXT =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private final String name;
    private final HuggingFaceTokenizer tokenizer;

    private HuggingFaceTokenCounter(String name, HuggingFaceTokenizer tokenizer) {
        this.name = name;
        this.tokenizer = tokenizer;
    }

    static HuggingFaceTokenCounter read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            var tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(content), WHOLE_TEXT);
            return new HuggingFaceTokenCounter("tokenizer.json-" + checksum(content), tokenizer);
        } catch (IOException | RuntimeException e) {
            throw new InputException(
                    "'" + file + "' cannot be read as a tokenizer; name the tokenizer.json of a Hugging Face model.", e);
        }
    }

    /** Every model's file has the same name, so the content has to tell them apart. */
    private static String checksum(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int count(String text) {
        return tokenizer.encode(text, false, false).getIds().length;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
