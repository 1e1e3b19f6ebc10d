package dev.parley.dataset.contamination;

/**
 * A question that stands in a text.
 *
 * @param benchmark the index of the question's benchmark among those that are looked for
 */
public record FoundQuestion(int benchmark, Question question, Match match) {}
