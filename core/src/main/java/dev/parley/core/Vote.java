package dev.parley.core;

import java.time.Instant;
import java.util.Optional;

/** What a user thought of a single conversation. The conversation holds the state that was judged. */
public record Vote(Conversation conversation, Kind kind, Optional<String> user, Optional<Instant> time)
        implements Entry {

    /** The three buttons under an answer in direct chat. */
    public enum Kind {
        UP,
        DOWN,
        FLAG
    }
}
