package dev.parley.arena.store;

import java.util.Optional;

/** Links that show a state of a chat to whoever has them. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Shares {
    Shares() {}

    /**
     * Makes a link, or finds the one that there is for this state.
     *
     * @throws RefusedException NOT_FOUND if the turn is not in a chat of this user
     */
    public Share create(String user, String turn) {
        throw new UnsupportedOperationException();
    }

    /** What a link shows; empty for a link that was made up or taken back. */
    public Optional<Share> find(String link) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a link back.
     *
     * @throws RefusedException NOT_FOUND if the user has not made it
     */
    public void revoke(String user, String link) {
        throw new UnsupportedOperationException();
    }
}
