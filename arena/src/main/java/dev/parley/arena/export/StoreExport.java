package dev.parley.arena.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.store.Store;
import dev.parley.arena.web.Export;
import dev.parley.core.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a store's events as a log: {@code parley}, which loses nothing, or {@code fastchat}. */
public final class StoreExport implements Export {
    private static final List<LogFormat> FORMATS = List.of(new ParleyLog(), new FastChatLog());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;

    public StoreExport(Store store) {
        this.store = store;
    }

    @Override
    public List<String> formats() {
        return FORMATS.stream().map(LogFormat::name).toList();
    }

    /** @throws InputException if there is no such format */
    @Override
    public void write(String format, Optional<Instant> from, Optional<Instant> until, OutputStream out) {
        LogFormat log = named(format);
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            store.archive().read(from, until, event -> log.record(event).ifPresent(record -> write(generator, record)));
            generator.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(JsonGenerator generator, ObjectNode record) {
        try {
            generator.writeTree(record);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static LogFormat named(String name) {
        return FORMATS.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("the log cannot be written as '" + name + "'; there are "
                        + FORMATS.stream().map(LogFormat::name).collect(Collectors.joining(", "))));
    }
}
