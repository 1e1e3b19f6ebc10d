package dev.parley.moderation.label;

import java.util.Set;

/**
 * A message with what is to be said of it.
 *
 * @param explanation why; empty if nobody was asked for one
 */
public record Lesson(Candidate candidate, Set<String> labels, String explanation) {}
