package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.format.WritableFormat;
import dev.parley.core.source.Compression;
import dev.parley.core.source.Limits;
import dev.parley.core.source.OutputTransport;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.RecordSink;
import dev.parley.core.source.RecordTransport;
import dev.parley.core.source.Records;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Records as rows of a Parquet file. A row is never torn, so its number stands for its line. */
public final class ParquetTransport implements RecordTransport, OutputTransport {
    /** The one writable format whose columns and types are published. */
    private static final String LMSYS = "lmsys-chat-1m";

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "Parquet";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    @Override
    public Records open(Path file, Limits limits) {
        return new Rows(ParquetRows.open(file));
    }

    @Override
    public String suffix() {
        return ".parquet";
    }

    @Override
    public RecordSink create(Path file, Compression compression, WritableFormat format) {
        if (compression != Compression.NONE) {
            throw new InputException("Parquet is compressed inside; give the output a name that ends in .parquet");
        }
        if (!format.name().equals(LMSYS)) {
            throw new InputException("only " + LMSYS + " is written as Parquet; give the output a name that ends in"
                    + " .jsonl or .json");
        }
        return new Sink(new RowFormat(LmsysSchema.SCHEMA).create(file));
    }

    private static final class Sink implements RecordSink {
        private final RowWriter rows;

        Sink(RowWriter rows) {
            this.rows = rows;
        }

        @Override
        public void write(ObjectNode record) {
            rows.write(JsonRow.of(record, LmsysSchema.SCHEMA));
        }

        @Override
        public void close() {
            try (rows) {
                rows.finish();
            }
        }
    }

    private static final class Rows implements Records {
        private final ParquetRows rows;
        private long number;

        Rows(ParquetRows rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RawRecord next() {
            ObjectNode row = rows.next();
            number++;
            return RawRecord.Parsed.row(number, row);
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
