package dev.parley.arena.store;

import java.time.Instant;

/**
 * A line in the list of a user's chats.
 *
 * @param beginning the first characters of what the user wrote first, {@value #LONGEST} at most
 * @param touched when something happened in it last
 */
public record ChatSummary(String id, Mode mode, String beginning, Instant touched) {
    static final int LONGEST = 200;
}
