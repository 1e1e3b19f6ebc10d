package dev.parley.arena.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of the gateway. */
public final class ApiKeys {
    /** Tells a key of Parley from others, as scanners for leaked secrets want it. */
    private static final String PREFIX = "parley-";

    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    ApiKeys(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Makes a key. */
    public NewApiKey create(String name, ApiKey.Limits limits) {
        String secret = PREFIX + identifiers.secret();
        long now = Times.micros(clock.instant());
        var key = new ApiKey(identifiers.next(), name, limits, 0, 0, Times.of(now), Optional.empty());
        database.writer().write(handle -> handle.createUpdate("""
                        INSERT INTO api_keys (id, name, secret_hash, budget, token_budget, requests_per_minute,
                            tokens_per_minute, spent, created)
                        VALUES (:id, :name, :hash, :budget, :tokenBudget, :requests, :tokens, 0, :now)
                        ON CONFLICT (id) DO NOTHING""")
                .bind("id", key.id())
                .bind("name", name)
                .bind("hash", Identifiers.hash(secret))
                .bind("budget", limits.budget())
                .bind("tokenBudget", limits.tokenBudget())
                .bind("requests", limits.requestsPerMinute())
                .bind("tokens", limits.tokensPerMinute())
                .bind("now", now)
                .execute());
        return new NewApiKey(key, secret);
    }

    /** The key with this secret, revoked or not. */
    public Optional<ApiKey> find(String secret) {
        return database.read(handle -> handle.createQuery("SELECT * FROM api_keys WHERE secret_hash = :hash")
                .bind("hash", Identifiers.hash(secret))
                .map((row, context) -> key(row))
                .findOne());
    }

    /** All keys, the oldest first. */
    public List<ApiKey> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM api_keys ORDER BY created, id")
                .map((row, context) -> key(row))
                .list());
    }

    /** Takes a key back for good. */
    public void revoke(String key) {
        long now = Times.micros(clock.instant());
        database.writer().write(handle -> handle.createUpdate(
                        "UPDATE api_keys SET revoked = :now WHERE id = :key AND revoked IS NULL")
                .bind("now", now)
                .bind("key", key)
                .execute());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        var limits = new ApiKey.Limits(
                amount(row, "budget"),
                amount(row, "token_budget"),
                integer(row, "requests_per_minute"),
                integer(row, "tokens_per_minute"));
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                limits,
                row.getLong("spent"),
                row.getLong("tokens_spent"),
                Times.of(row, "created"),
                Times.maybe(row, "revoked"));
    }

    private static Optional<Long> amount(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(amount);
    }

    private static OptionalInt integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
