package dev.parley.dataset.parquet;

import dev.parley.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.Row;

/**
 * Writes rows into one Parquet file, which appears under its name when it is {@linkplain #finish finished}; closed
 * before that, the writer leaves nothing behind.
 */
public final class RowWriter implements AutoCloseable {
    private static final long ROW_GROUP_BYTES = 64L << 20;
    private static final int PAGE_BYTES = 1 << 20;
    private static final int ROWS_A_PAGE = 20_000;

    private final Draft draft;
    private final MeasuredOutput output;
    private final ParquetWriter<Row> rows;
    private long count;
    private boolean open = true;

    RowWriter(RowFormat format, Draft draft) {
        this.draft = draft;
        try {
            output = new MeasuredOutput(draft.open());
            rows = new Builder(output.asFile(), format).build();
        } catch (IOException problem) {
            discard();
            throw unwritable(problem);
        }
    }

    /**
     * Writes one row.
     *
     * @throws InputException if the disk is full or cannot be written
     */
    public void write(Row row) {
        try {
            rows.write(row);
        } catch (IOException problem) {
            throw unwritable(problem);
        }
        count++;
    }

    /**
     * Completes the file and gives it its name, in place of any file that had it.
     *
     * @throws InputException if the disk is full or cannot be written
     */
    public WrittenFile finish() {
        try {
            rows.close();
            draft.publish();
        } catch (IOException problem) {
            throw unwritable(problem);
        }
        open = false;
        return new WrittenFile(draft.name(), count, output.getPos(), dataBytes(), output.sha256());
    }

    private long dataBytes() {
        return rows.getFooter().getBlocks().stream()
                .mapToLong(BlockMetaData::getTotalByteSize)
                .sum();
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        output.abandon();
        try {
            rows.close();
        } catch (IOException problem) {
            throw unwritable(problem);
        } finally {
            discard();
        }
    }

    private void discard() {
        try {
            draft.discard();
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot remove the unfinished " + draft.name(), problem);
        }
    }

    private InputException unwritable(IOException problem) {
        return new InputException(
                "cannot write " + draft.name() + ": " + problem.getMessage()
                        + "; make room or name another folder, then run the same command again",
                problem);
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final RowFormat format;

        Builder(OutputFile file, RowFormat format) {
            super(file);
            this.format = format;
            withConf(new PlainParquetConfiguration());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withWriterVersion(WriterVersion.PARQUET_1_0);
            withRowGroupSize(ROW_GROUP_BYTES);
            withPageSize(PAGE_BYTES);
            withPageRowCountLimit(ROWS_A_PAGE);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriteSupport(format);
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in Parquet, though deprecated.
        protected WriteSupport<Row> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return new RowWriteSupport(format);
        }
    }
}
