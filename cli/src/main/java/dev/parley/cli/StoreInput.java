package dev.parley.cli;

import dev.parley.arena.export.StoreExport;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.core.InputException;
import dev.parley.core.source.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Lets a build read an arena's store: it becomes a log first. */
final class StoreInput {
    /** How each file of SQLite begins (sqlite.org/fileformat2.html). */
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private StoreInput() {}

    /**
     * The input itself, or where a store is named, a log of all that is in it.
     *
     * @param number of the input, so that each store has a log of its own
     * @param folder where the log goes
     */
    static String resolve(String input, int number, Path folder) {
        if (!isStore(input)) {
            return input;
        }
        Path log = folder.resolve("store-" + number + ".jsonl");
        try (Store store = Store.open(StoreSettings.at(input), InstantSource.system(), new SecureRandom());
                var file = new AtomicFile(log)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.draft()))) {
                new StoreExport(store).write("parley", Optional.empty(), Optional.empty(), out);
            }
            file.commit();
            return log.toString();
        } catch (IOException failed) {
            throw new InputException("cannot write '" + log + "': " + failed.getMessage(), failed);
        }
    }

    /** @throws InputException if there is no such file, because opening a store would make it */
    static void requireThere(String location) {
        if (!location.startsWith("jdbc:") && !Files.exists(Path.of(location))) {
            throw new InputException("there is no store '" + location + "'; name another with --store");
        }
    }

    private static boolean isStore(String input) {
        if (input.startsWith("jdbc:postgresql:")) {
            return true;
        }
        if (input.contains("://") || input.contains("*") || !Files.isRegularFile(Path.of(input))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(Path.of(input))) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
