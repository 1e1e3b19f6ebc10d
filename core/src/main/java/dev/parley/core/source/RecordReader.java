package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.format.Format;
import dev.parley.core.format.Surrogates;
import dev.parley.core.format.UnreadableRecordException;
import java.nio.charset.StandardCharsets;

/**
 * Reads single records of one format, independent of any file. Safe to share; cheap to make in each task from {@link
 * dev.parley.core.format.Formats#named}.
 */
public final class RecordReader {
    private final Format format;
    private final RecordParser parser;

    public RecordReader(Format format, Limits limits) {
        this.format = format;
        this.parser = new RecordParser(limits);
    }

    /** Reads one line, with or without its newline, that is not blank. */
    public Reading read(byte[] line) {
        try {
            return new Reading.Read(format.read(parser.parse(line)));
        } catch (UnreadableRecordException unreadable) {
            return new Reading.Unreadable(unreadable.reason());
        }
    }

    /** Reads one line that has already been decoded. */
    public Reading read(String line) {
        if (Surrogates.isHalved(line)) {
            return new Reading.Unreadable(Surrogates.REASON);
        }
        return read(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one row that has already been parsed, from Parquet or CSV. */
    public Reading read(JsonNode record) {
        try {
            return new Reading.Read(format.read(record));
        } catch (UnreadableRecordException unreadable) {
            return new Reading.Unreadable(unreadable.reason());
        }
    }
}
