package dev.parley.arena.store;

import java.util.List;

/** What somebody should look at, and what moderators said. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Reviews {
    Reviews() {}

    /** Puts a turn on the list, once for each reason. */
    public void add(String turn, String reason) {
        throw new UnsupportedOperationException();
    }

    /** What nobody has looked at yet, the oldest first. */
    public List<Review> open(int limit) {
        throw new UnsupportedOperationException();
    }

    /** Takes it off the list. */
    public void resolve(String review) {
        throw new UnsupportedOperationException();
    }

    /**
     * Keeps what a moderator said of a turn.
     *
     * @param moderator its name and version
     * @param verdict JSON
     */
    public void mark(String turn, String moderator, String verdict) {
        throw new UnsupportedOperationException();
    }
}
