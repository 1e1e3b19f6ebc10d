package dev.parley.arena.store;

/**
 * A key that has just been made.
 *
 * @param secret what the client sends, shown once; the store keeps only its hash
 */
public record NewApiKey(ApiKey key, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "NewApiKey[key=" + key + "]";
    }
}
