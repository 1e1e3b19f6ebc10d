package dev.parley.dataset.parquet;

import dev.parley.core.source.Limits;
import dev.parley.core.source.Location;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.RecordTransport;
import dev.parley.core.source.Records;
import dev.parley.core.source.Sources;
import dev.parley.dataset.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Records as the rows of a Parquet file. */
public final class ParquetTransport implements RecordTransport {
    /** Everything that Parley reads: what {@code core} knows, and Parquet. */
    public static final List<RecordTransport> ALL_TRANSPORTS =
            Stream.concat(Stream.of(new ParquetTransport()), Sources.TRANSPORTS.stream()).toList();

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
    public Records open(Location file, Limits limits) {
        return new Rows(ParquetRows.open(Storage.path(file.path()), Storage.configuration(), name -> true));
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
            return RawRecord.Parsed.row(++number, rows.next());
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
