package dev.parley.arena.store;

class PostgresStoreTest extends StoreContract {
    private final String url = Postgres.database();

    @Override
    StoreSettings settings() {
        return StoreSettings.at(url);
    }
}
