package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file as JSON objects, one after the other. Lists are arrays, structs and maps are objects, a
 * missing value is {@code null}; times are ISO 8601 text in UTC, bytes stay binary. Reads what any known writer wrote:
 * old lists of two levels, INT96 times, decimals.
 */
public final class ParquetRows implements Iterator<ObjectNode>, AutoCloseable {
    private final String file;
    private final ParquetReader<ObjectNode> reader;
    private @Nullable ObjectNode next;

    private ParquetRows(String file, InputFile input, Predicate<String> columns) {
        this.file = file;
        try {
            reader = new Builder(input, columns).build();
        } catch (IOException problem) {
            throw unreadable(problem);
        }
        advance();
    }

    /**
     * Opens a file with all its columns.
     *
     * @throws InputException here or later, if the file cannot be read
     */
    public static ParquetRows open(Path file) {
        return new ParquetRows(file.toString(), new LocalInputFile(file), name -> true);
    }

    /**
     * Opens a file with only the named top-level columns; the others are not even read from the disk.
     *
     * @throws InputException here or later, if the file cannot be read
     */
    public static ParquetRows open(Path file, Set<String> columns) {
        return new ParquetRows(file.toString(), new LocalInputFile(file), columns::contains);
    }

    /**
     * Opens a file on any file system that Hadoop knows.
     *
     * @param columns which top-level columns are read
     * @throws InputException here or later, if the file cannot be read
     */
    public static ParquetRows open(
            org.apache.hadoop.fs.Path file, Configuration configuration, Predicate<String> columns) {
        String scheme = file.toUri().getScheme();
        if (scheme == null || scheme.equals("file")) {
            Path local = Path.of(file.toUri().getPath());
            return new ParquetRows(local.toString(), new LocalInputFile(local), columns);
        }
        try {
            return new ParquetRows(file.toString(), HadoopInputFile.fromPath(file, configuration), columns);
        } catch (IOException problem) {
            throw new InputException("cannot read " + file + ": " + problem.getMessage(), problem);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ObjectNode next() {
        ObjectNode row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        advance();
        return row;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void advance() {
        try {
            next = reader.read();
        } catch (IOException | RuntimeException problem) {
            close();
            throw unreadable(problem);
        }
    }

    private InputException unreadable(Exception problem) {
        return new InputException(
                file + " cannot be read as Parquet (" + problem.getMessage() + "); fetch or write the file again",
                problem);
    }

    private static final class Builder extends ParquetReader.Builder<ObjectNode> {
        private final Predicate<String> columns;

        Builder(InputFile file, Predicate<String> columns) {
            super(file, new PlainParquetConfiguration());
            this.columns = columns;
        }

        @Override
        protected ReadSupport<ObjectNode> getReadSupport() {
            return new JsonReadSupport(columns);
        }
    }
}
