package dev.parley.arena.store;

import java.util.List;

/** Votes, each for one state of a chat, and at most one a user and state. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Votes {
    Votes() {}

    /**
     * Casts a vote. It is not anonymous if the names have been told or a mark says that an answer told them. The
     * first vote
     * of a battle reveals the names.
     *
     * @throws RefusedException NOT_FOUND if the turn is not in a chat of this user, NOT_COMPLETE, ALREADY_VOTED, or
     *     WRONG_CHOICE
     */
    public CastVote cast(String user, Ballot ballot) {
        throw new UnsupportedOperationException();
    }

    /** Adds what a rule has found later. The same mark twice is one. */
    public void mark(String vote, VoteMark mark) {
        throw new UnsupportedOperationException();
    }

    /** The votes in a chat, in order. */
    public List<CastVote> in(String chat) {
        throw new UnsupportedOperationException();
    }

    /** The next votes after one with this sequence, in order; 0 for the first ones. */
    public List<CastVote> after(long sequence, int limit) {
        throw new UnsupportedOperationException();
    }
}
