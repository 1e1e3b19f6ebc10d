package dev.parley.cli;

import dev.parley.arena.export.StoreExport;
import dev.parley.arena.store.Store;
import dev.parley.core.InputException;
import dev.parley.core.source.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley export}: what an arena has collected, as a log. */
@Command(
        name = "export",
        description = {
            "Write what an arena has collected as a log, one record a line.",
            "The arena may run meanwhile. 'parley build' reads the log, and a store without this step too."
        },
        footer = {
            "",
            "Examples:",
            "  parley export --output arena.jsonl",
            "  parley export --store arena.db --from 2026-11-01 --to 2026-12-01 --format fastchat --output november.json"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Leave out what happened before this day or time (UTC), such as 2026-11-01T10:00:00Z.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Leave out what happened from this day or time on (UTC).")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "parley",
            description = "parley, which loses nothing, or fastchat, the log of FastChat's servers"
                    + " (default: ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write; replaced as a whole when it is complete.")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        StoreInput.requireThere(store.location());
        try (Store opened = store.open();
                var file = new AtomicFile(output)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.draft()))) {
                new StoreExport(opened).write(format, from.map(ExportCommand::time), to.map(ExportCommand::time), out);
            }
            file.commit();
        } catch (IOException failed) {
            throw new InputException("cannot write '" + output + "': " + failed.getMessage(), failed);
        }
        return 0;
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new InputException("'" + text + "' is no time; write 2026-11-01 or 2026-11-01T10:00:00Z", wrong);
        }
    }
}
