package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One JSON object a line. Lines end at the byte of a newline whatever stands before it: a torn line costs one line. */
public final class JsonLines implements RecordTransport {
    @Override
    public String name() {
        return "JSON lines";
    }

    @Override
    public boolean recognises(byte[] head) {
        return Heads.firstByte(head) == '{';
    }

    @Override
    public Records open(Location file, Limits limits) {
        try {
            return open(Compression.open(file), limits);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The records of a stream that is already decompressed; closing them closes it. */
    public static Records open(InputStream stream, Limits limits) {
        return new Lines(stream, limits);
    }

    private static final class Lines extends ByteRecords {
        private final RecordParser parser;

        Lines(InputStream stream, Limits limits) {
            super(stream, limits);
            parser = new RecordParser(limits);
        }

        @Override
        long collect(ByteRun into) {
            while (fill()) {
                long start = line;
                collectLine(into);
                if (!into.isBlank()) {
                    return start;
                }
                into.clear();
            }
            return 0;
        }

        private void collectLine(ByteRun into) {
            while (fill()) {
                int newline = position;
                while (newline < end && chunk[newline] != '\n') {
                    newline++;
                }
                into.append(chunk, position, newline - position);
                position = newline + 1;
                if (newline < end) {
                    line++;
                    return;
                }
            }
        }

        @Override
        JsonNode parse(byte[] record) {
            return parser.parse(record);
        }
    }
}
