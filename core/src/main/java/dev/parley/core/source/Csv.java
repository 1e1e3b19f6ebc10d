package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.format.UnreadableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180) under a line of names. A field in quotes may hold newlines, so a quote that is
 * never closed costs all rows to the next quote. Every value is a text; an empty field without quotes is absent.
 */
public final class Csv implements RecordTransport {
    /** Two names or more; nothing that JSON, or a line torn from it, begins with. */
    private static final Pattern HEADER = Pattern.compile("\"?[\\w .-]+\"?(,\"?[\\w .-]+\"?)+", Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public boolean recognises(byte[] head) {
        String line = Heads.firstLine(head);
        return HEADER.matcher(line).matches() && Character.isLetter(line.charAt(line.startsWith("\"") ? 1 : 0));
    }

    @Override
    public Records open(Location file, Limits limits) {
        try {
            InputStream stream = Compression.open(file);
            try {
                return new Rows(stream, limits);
            } catch (UnreadableRecordException unreadable) {
                stream.close();
                throw new InputException(
                        "the names in the first line of '" + file.path() + "' cannot be read: " + unreadable.reason(),
                        unreadable);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Rows extends ByteRecords {
        private final List<String> names;

        Rows(InputStream stream, Limits limits) {
            super(stream, limits);
            var header = new ByteRun(limits.bytes());
            collect(header);
            names = fields(decode(header.toBytes()));
        }

        @Override
        long collect(ByteRun into) {
            long start = line;
            boolean quoted = false;
            while (fill()) {
                byte b = chunk[position++];
                if (b == '"') {
                    quoted = !quoted;
                }
                if (b == '\n') {
                    line++;
                    if (!quoted) {
                        if (!into.isBlank()) {
                            return start;
                        }
                        into.clear();
                        start = line;
                        continue;
                    }
                }
                into.append(b);
            }
            return into.isBlank() ? 0 : start;
        }

        @Override
        JsonNode parse(byte[] record) {
            List<String> values = fields(decode(record));
            if (values.size() != names.size()) {
                throw new UnreadableRecordException(
                        "the row has " + values.size() + " fields where " + names.size() + " are named");
            }
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (int column = 0; column < names.size(); column++) {
                if (!values.get(column).isEmpty()) {
                    row.put(names.get(column), values.get(column));
                }
            }
            return row;
        }

        private static String decode(byte[] record) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
            } catch (CharacterCodingException notUtf8) {
                throw new UnreadableRecordException("the record is not UTF-8");
            }
        }

        private static List<String> fields(String record) {
            List<String> fields = new ArrayList<>();
            var field = new StringBuilder();
            boolean quoted = false;
            for (int index = 0; index < record.length(); index++) {
                char c = record.charAt(index);
                if (c == '"') {
                    boolean doubled = quoted && index + 1 < record.length() && record.charAt(index + 1) == '"';
                    if (doubled) {
                        field.append(c);
                        index++;
                    } else {
                        quoted = !quoted;
                    }
                } else if (c == ',' && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            if (quoted) {
                throw new UnreadableRecordException("a quote in the row is not closed");
            }
            fields.add(field.toString());
            return fields;
        }
    }
}
