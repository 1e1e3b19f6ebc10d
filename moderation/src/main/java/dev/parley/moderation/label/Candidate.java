package dev.parley.moderation.label;

import dev.parley.core.Message;
import java.util.Set;

/**
 * A message that may become a lesson.
 *
 * @param labels of the paper's five categories, those that apply; none if the message is normal
 */
public record Candidate(Message message, Set<String> labels) {
    public Candidate {
        labels = Set.copyOf(labels);
    }
}
