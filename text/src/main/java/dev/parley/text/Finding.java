package dev.parley.text;

import java.util.Comparator;

/**
 * Something an annotator saw in one message: which signal, how strongly, and where. A finding is not a verdict; a
 * recipe decides what follows from it.
 *
 * @param signal the signal's name, a constant of the annotator that found it, such as {@code personal-data.email} or
 *     {@code quality.refusal}
 * @param score strength or confidence; its range is documented with the signal, usually 0 to 1
 * @param start first UTF-16 index of the evidence in the message's content, inclusive
 * @param end last UTF-16 index of the evidence, exclusive
 */
public record Finding(String signal, double score, int start, int end) {
    /** By start, then end, then signal. */
    static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end).thenComparing(Finding::signal);
}
