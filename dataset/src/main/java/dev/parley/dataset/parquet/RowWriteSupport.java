package dev.parley.dataset.parquet;

import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Hands rows to Parquet, value by value. */
final class RowWriteSupport extends WriteSupport<Row> {
    private final RowFormat format;
    private final ValueWriter.Struct fields;
    private @Nullable RecordConsumer record;

    RowWriteSupport(RowFormat format) {
        this.format = format;
        this.fields = new ValueWriter.Struct(format.schema());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(ParquetSchema.of(format.schema()), new TreeMap<>(format.metadata()));
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in Parquet, though deprecated.
    public WriteContext init(Configuration configuration) {
        return new WriteContext(ParquetSchema.of(format.schema()), new TreeMap<>(format.metadata()));
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        record = consumer;
    }

    @Override
    public void write(Row row) {
        if (record == null) {
            throw new IllegalStateException("not prepared for writing");
        }
        record.startMessage();
        fields.writeFields(row, record);
        record.endMessage();
    }
}
