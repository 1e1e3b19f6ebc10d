package dev.parley.text.personal;

import java.util.List;

/**
 * Texts after redaction.
 *
 * @param texts as many as there were, in the same order
 * @param replaced number of spans that became placeholders
 */
public record Redaction(List<String> texts, int replaced) {
    public Redaction {
        texts = List.copyOf(texts);
    }
}
