package dev.parley.arena.store;

import java.util.List;
import java.util.Optional;

/** The keys of the gateway. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class ApiKeys {
    ApiKeys() {}

    /** Makes a key. */
    public NewApiKey create(String name, ApiKey.Limits limits) {
        throw new UnsupportedOperationException();
    }

    /** The key with this secret, revoked or not. */
    public Optional<ApiKey> find(String secret) {
        throw new UnsupportedOperationException();
    }

    /** All keys, the oldest first. */
    public List<ApiKey> all() {
        throw new UnsupportedOperationException();
    }

    /** Takes a key back for good. */
    public void revoke(String key) {
        throw new UnsupportedOperationException();
    }
}
