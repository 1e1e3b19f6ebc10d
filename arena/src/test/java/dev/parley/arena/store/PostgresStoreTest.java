package dev.parley.arena.store;

class PostgresStoreTest extends StoreContract {
    private final Postgres.Database database = Postgres.database();

    @Override
    StoreSettings settings() {
        return StoreSettings.at(database.url(database.port()));
    }
}
