package dev.parley.arena.store;

import java.time.Instant;

/** Forgetting what is old. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Retention {
    Retention() {}

    /**
     * Deletes chats in which nothing was said since then, with their votes and links, and calls of the gateway.
     * Returns how many chats and calls went.
     */
    public int deleteBefore(Instant time) {
        throw new UnsupportedOperationException();
    }

    /**
     * Cuts the tie between users and what they said before then: chats and votes get to belong to a user made up for
     * each
     * chat, without an address. Returns how many chats changed.
     */
    public int anonymiseBefore(Instant time) {
        throw new UnsupportedOperationException();
    }
}
