package dev.parley.arena.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user with one model, or with two that answer the same messages.
 *
 * <p>The turns of a chat are a tree: another answer to the same message, or the message edited, is another turn
 * after the
 * same earlier one. The path to {@code head} is what the user sees; the rest is kept.
 *
 * @param sides as many as the mode has; the first is A, shown on the left
 * @param head the last turn on the user's screen; empty at first, and again after the chat was cleared
 * @param revealed whether the user has been told the models' names: from the start, or by a vote
 */
public record Chat(
        String id, String user, Mode mode, List<Side> sides, Optional<String> head, boolean revealed, Instant created) {
    public Chat {
        sides = List.copyOf(sides);
    }
}
