package dev.parley.arena.store;

import java.util.Optional;

/** The people who use the arena. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Users {
    Users() {}

    /** Greets somebody new. */
    public NewUser create() {
        throw new UnsupportedOperationException();
    }

    /** Who has this cookie. */
    public Optional<User> find(String token) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes down that a user accepted the terms of use.
     *
     * @param terms the version of the text
     * @param address mark of the user's address, see {@link AddressMarks}
     */
    public void consent(String user, String terms, String address) {
        throw new UnsupportedOperationException();
    }

    /** Whether a user has accepted this version of the terms. */
    public boolean hasConsented(String user, String terms) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a user and all there is of him or her: chats, votes, consents, links. Only the number of users so
     * deleted is kept.
     */
    public void delete(String user) {
        throw new UnsupportedOperationException();
    }
}
