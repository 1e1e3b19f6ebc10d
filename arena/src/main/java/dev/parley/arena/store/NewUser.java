package dev.parley.arena.store;

/**
 * A user who has just come.
 *
 * @param token what the cookie holds; the store keeps only its hash
 */
public record NewUser(User user, String token) {
    /** Without the token, which is as good as a password. */
    @Override
    public String toString() {
        return "NewUser[user=" + user + "]";
    }
}
