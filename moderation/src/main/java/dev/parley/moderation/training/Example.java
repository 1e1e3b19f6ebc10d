package dev.parley.moderation.training;

/**
 * A text to learn from.
 *
 * @param source where it comes from, such as {@code davidson}
 * @param weight how much it counts, 1 for an ordinary example
 */
public record Example(String text, String source, Labels labels, float weight) {}
