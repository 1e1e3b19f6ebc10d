package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.InputException;
import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.source.Locations.Located;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files to read, with what their content says they are.
 *
 * @param files those whose format is known, in the order of their paths
 * @param unknown those that were found in a folder or by a glob and are in no known format, each with what was tried
 */
public record Sources(List<Source> files, List<Rejection> unknown) {
    /** What Parley reads without further modules. */
    public static final List<RecordTransport> TRANSPORTS = List.of(new JsonLines(), new JsonList(), new Csv());

    /** Records looked at to recognise a format. */
    private static final int SAMPLE = 32;

    /** Records that cannot be read after which nobody waits for one that can. */
    private static final int PATIENCE = 1000;

    public Sources {
        files = List.copyOf(files);
        unknown = List.copyOf(unknown);
    }

    /**
     * Finds files and recognises them by their content. Empty files are left away.
     *
     * @param paths files, folders (with all below them) and globs
     * @param locations what knows where they lead
     * @param transports tried in this order
     * @param format the format of all files, or nothing to recognise each
     * @throws InputException if a path leads to no file, if a file that a path names is in no known format, or if no
     *     file at all is
     */
    public static Sources find(
            List<String> paths,
            Locations locations,
            List<RecordTransport> transports,
            Limits limits,
            Optional<Format> format) {
        List<Source> files = new ArrayList<>();
        List<Rejection> unknown = new ArrayList<>();
        for (Located input : locate(paths, locations)) {
            try {
                recognise(input.file(), transports, limits, format).ifPresent(files::add);
            } catch (InputException notKnown) {
                if (input.named()) {
                    throw notKnown;
                }
                unknown.add(new Rejection(input.file().path(), 0, String.valueOf(notKnown.getMessage())));
            }
        }
        if (files.isEmpty() && !unknown.isEmpty()) {
            throw new InputException("none of the " + unknown.size() + " files is in a known format; the first: "
                    + unknown.getFirst().reason());
        }
        return new Sources(files, unknown);
    }

    /** The files, each once, in the order of their paths. */
    private static Collection<Located> locate(List<String> paths, Locations locations) {
        var found = new TreeMap<String, Located>();
        for (String path : paths) {
            List<Located> files = locations.find(path);
            if (files.isEmpty()) {
                throw new InputException("no file is at '" + path + "'; give a file, a folder with files, or a glob");
            }
            for (Located file : files) {
                found.merge(file.file().path(), file, (one, other) -> one.named() ? one : other);
            }
        }
        return found.values();
    }

    /**
     * Recognises one file by its content.
     *
     * @return nothing if the file is empty
     * @throws InputException if it is in no known format; names what was tried
     */
    public static Optional<Source> recognise(
            Location file, List<RecordTransport> transports, Limits limits, Optional<Format> format) {
        byte[] head = head(file);
        if (Heads.firstByte(head) == 0 && head.length < RecordTransport.HEAD) {
            return Optional.empty();
        }
        RecordTransport transport = transports.stream()
                .filter(candidate -> candidate.recognises(head))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "the file '" + file.path() + "' is in no known format; its records were tried as " + names(transports)));
        if (format.isPresent()) {
            return Optional.of(new Source(file, transport, format.get()));
        }
        List<JsonNode> sample = sample(transport, file, limits);
        Format recognised = Formats.recognise(sample)
                .orElseThrow(() -> new InputException(sample.isEmpty()
                        ? "the file '" + file.path() + "' holds no record that can be read as " + transport.name()
                        : "the file '" + file.path() + "' is in no known format; its records (" + transport.name()
                                + ") were tried as " + Formats.tried()));
        return Optional.of(new Source(file, transport, recognised));
    }

    private static byte[] head(Location file) {
        try (InputStream stream = Compression.open(file)) {
            return stream.readNBytes(RecordTransport.HEAD);
        } catch (IOException unreadable) {
            throw new InputException("the file '" + file.path() + "' cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<JsonNode> sample(RecordTransport transport, Location file, Limits limits) {
        List<JsonNode> sample = new ArrayList<>();
        try (Records records = transport.open(file, limits)) {
            for (int seen = 0; records.hasNext() && sample.size() < SAMPLE && seen < PATIENCE; seen++) {
                if (records.next() instanceof RawRecord.Parsed parsed) {
                    sample.add(parsed.value());
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw new InputException("the file '" + file.path() + "' cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return sample;
    }

    private static String names(List<RecordTransport> transports) {
        return transports.stream().map(RecordTransport::name).collect(Collectors.joining(", "));
    }
}
