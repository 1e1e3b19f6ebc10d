package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.format.UnreadableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * One JSON list of objects, as Python's {@code json.dump} writes it. Never held as a whole, only element by element.
 */
public final class JsonList implements RecordTransport {
    @Override
    public String name() {
        return "JSON list";
    }

    @Override
    public boolean recognises(byte[] head) {
        return Heads.firstByte(head) == '[';
    }

    @Override
    public Records open(Location file, Limits limits) {
        try {
            return new Elements(Compression.open(file), limits);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Elements extends ByteRecords {
        private final RecordParser parser;
        private boolean open;
        private boolean closed;

        Elements(InputStream stream, Limits limits) {
            super(stream, limits);
            parser = new RecordParser(limits);
        }

        @Override
        long collect(ByteRun into) {
            long start = 0;
            int depth = 0;
            boolean quoted = false;
            boolean escaped = false;
            while (fill()) {
                byte b = chunk[position++];
                boolean blank = ByteRun.isBlank(b);
                if (start == 0 && !blank) {
                    if (!open && b == '[') {
                        open = true;
                        continue;
                    }
                    if (b == ',' && open && !closed) {
                        continue;
                    }
                    if (b == ']' && open && !closed) {
                        closed = true;
                        continue;
                    }
                    start = line;
                }
                if (b == '\n') {
                    line++;
                }
                if (start == 0) {
                    continue;
                }
                if (quoted) {
                    quoted = escaped || b != '"';
                    escaped = !escaped && b == '\\';
                } else if (b == '"') {
                    quoted = true;
                } else if (b == '{' || b == '[') {
                    depth++;
                } else if (depth > 0 && (b == '}' || b == ']')) {
                    depth--;
                } else if (depth == 0 && !closed && (b == ',' || b == ']')) {
                    closed = b == ']';
                    return start;
                }
                into.append(b);
            }
            boolean breaksOff = open && !closed;
            closed = true;
            if (start == 0 && breaksOff) {
                return line;
            }
            return start;
        }

        @Override
        JsonNode parse(byte[] record) {
            if (record.length == 0) {
                throw new UnreadableRecordException("the list is not closed: the file is incomplete");
            }
            return parser.parse(record);
        }
    }
}
