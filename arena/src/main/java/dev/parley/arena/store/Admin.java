package dev.parley.arena.store;

import java.util.Optional;

/** The one account that may see the admin page. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Admin {
    Admin() {}

    /** Makes the account at the first start. Returns its password, to be shown once; empty if there is an account. */
    public Optional<String> create() {
        throw new UnsupportedOperationException();
    }

    /** Gives the account another password and ends its sessions. Returns the password, to be shown once. */
    public String resetPassword() {
        throw new UnsupportedOperationException();
    }

    /** Begins a session. Returns the token for the cookie, or empty if the password is wrong. Slow on purpose. */
    public Optional<String> signIn(String password) {
        throw new UnsupportedOperationException();
    }

    /** Whether a session goes on. Sessions end 12 hours after they began. */
    public boolean isSignedIn(String token) {
        throw new UnsupportedOperationException();
    }

    /** Ends a session. */
    public void signOut(String token) {
        throw new UnsupportedOperationException();
    }
}
