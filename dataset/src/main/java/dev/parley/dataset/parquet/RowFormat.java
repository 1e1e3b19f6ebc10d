package dev.parley.dataset.parquet;

import java.io.Serializable;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * How rows of one schema become a Parquet file: zstd, row groups and pages of fixed size, lists as
 * {@code list.element}. The bytes of a file depend only on the schema, the metadata and the rows in their order.
 * Serializable, so that Spark tasks can write files of their own.
 *
 * @param schema structs, arrays, maps with text keys, string, binary, boolean, int, long, float, double, timestamp
 * @param metadata what the footer of each file says beside the schema, such as {@code huggingface}
 */
public record RowFormat(StructType schema, Map<String, String> metadata) implements Serializable {
    /** @throws IllegalArgumentException if the schema has a type that is not named above */
    public RowFormat {
        metadata = Map.copyOf(metadata);
        ParquetSchema.of(schema);
    }

    public RowFormat(StructType schema) {
        this(schema, Map.of());
    }

    /** Starts a file on a local disk; missing folders are made. */
    public RowWriter create(java.nio.file.Path file) {
        return new RowWriter(this, new LocalDraft(file));
    }

    /** Starts a file on any file system that Hadoop knows; a local path is written as by {@code java.nio}. */
    public RowWriter create(org.apache.hadoop.fs.Path file, Configuration configuration) {
        String scheme = file.toUri().getScheme();
        return scheme == null || scheme.equals("file")
                ? create(java.nio.file.Path.of(file.toUri().getPath()))
                : new RowWriter(this, new HadoopDraft(file, configuration));
    }
}
