package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.format.WritableFormat;
import dev.parley.core.source.Compression;
import dev.parley.core.source.OutputTransport;
import dev.parley.core.source.RecordSink;
import java.nio.file.Path;

/** Records written as the rows of a Parquet file; only of LMSYS-Chat-1M, the one that is published in that way. */
public final class ParquetOutput implements OutputTransport {
    private static final String LMSYS = "lmsys-chat-1m";

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
}
