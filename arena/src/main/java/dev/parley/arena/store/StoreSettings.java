package dev.parley.arena.store;

import java.time.Duration;

/**
 * Where the store is and how long it is waited for.
 *
 * @param location a file of SQLite, made if it is not there, or a JDBC URL of PostgreSQL
 * @param patience how long a call waits for a database that is away
 * @param addressPeriod how long the same address has the same mark
 */
public record StoreSettings(String location, Duration patience, Duration addressPeriod) {
    public static StoreSettings at(String location) {
        return new StoreSettings(location, Duration.ofSeconds(10), Duration.ofDays(1));
    }
}
