package dev.parley.cli;

import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the arena keeps what it must not forget. */
final class StoreOption {
    private static final String DATA = "parley-data";
    private static final String FILE = "arena.db";

    @Option(
            names = "--store",
            paramLabel = "PATH|URL",
            description = "A file of SQLite, or a JDBC URL of PostgreSQL (default: arena.db in the data folder).")
    private @Nullable String store;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DATA,
            description = "The folder for what the arena keeps (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    /** Opens the store, beside a running arena too. */
    Store open() {
        return Store.open(StoreSettings.at(location()), InstantSource.system(), new SecureRandom());
    }

    /** What {@link dev.parley.arena.store.StoreSettings} takes; makes the data folder if it is needed. */
    String location() {
        if (store != null) {
            return store;
        }
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new InputException("cannot make the folder " + data + "; name another with --data", e);
        }
        return data.resolve(FILE).toString();
    }

    /**
     * What another command has to be told to find this store; of a URL, which may hold a password, not the URL itself.
     */
    static String toFind(String location) {
        if (location.equals(Path.of(DATA, FILE).toString())) {
            return "";
        }
        return " --store " + (location.startsWith("jdbc:") ? "URL" : location);
    }
}
