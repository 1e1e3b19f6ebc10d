package dev.parley.arena.store;

class PostgresMarksTest extends MarksContract {
    private final Postgres.Database database = Postgres.database();

    @Override
    StoreSettings settings() {
        return StoreSettings.at(database.url(database.port()));
    }
}
