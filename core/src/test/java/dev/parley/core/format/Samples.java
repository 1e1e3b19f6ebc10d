package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Entry;
import dev.parley.core.source.Limits;
import dev.parley.core.source.LocalFile;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The samples that were written for the tests: a file for each format, named after it. */
public final class Samples {
    private Samples() {}

    public static Path file(String format) {
        URL found = Stream.of(".jsonl", ".json", ".csv")
                .map(suffix -> Samples.class.getResource(format + suffix))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Source source(String format) {
        return Sources.recognise(new LocalFile(file(format)), Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty())
                .orElseThrow();
    }

    public static List<JsonNode> records(String format) {
        List<JsonNode> values = new ArrayList<>();
        try (Records records = source(format).open(Limits.DEFAULT)) {
            while (records.hasNext()) {
                values.add(((RawRecord.Parsed) records.next()).value());
            }
        }
        return values;
    }

    /** What the sample says. */
    public static List<Entry> entries(String name) {
        Format format = Formats.named(name);
        return wholes(name).stream()
                .flatMap(record -> format.read(record).stream())
                .toList();
    }

    /** The records of a sample as its format reads them, joined where it spreads a whole over several. */
    static List<JsonNode> wholes(String name) {
        List<JsonNode> records = records(name);
        return Formats.named(name) instanceof GroupedFormat grouped ? List.of(grouped.join(records)) : records;
    }
}
