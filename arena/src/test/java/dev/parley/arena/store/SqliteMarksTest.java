package dev.parley.arena.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMarksTest extends MarksContract {
    @TempDir
    private Path folder;

    @Override
    StoreSettings settings() {
        return StoreSettings.at(folder.resolve("arena.db").toString());
    }
}
