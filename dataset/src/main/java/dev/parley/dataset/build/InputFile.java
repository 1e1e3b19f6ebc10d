package dev.parley.dataset.build;

import dev.parley.core.format.Formats;
import dev.parley.core.source.Compression;
import dev.parley.core.source.JsonLines;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Records;
import dev.parley.core.source.Sources;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.storage.Storage;
import dev.parley.dataset.storage.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * One file of the input as it was found.
 *
 * @param path a path of this machine, or a URI that Hadoop knows a file system for
 * @param format name of the format it was recognised as
 * @param bytes its length
 * @param sha256 of its bytes, in hexadecimal digits
 * @param chunks stretches of whole lines, in order; together the whole file
 */
record InputFile(String path, String format, long bytes, String sha256, List<Chunk> chunks) implements Serializable {
    /** About how long a chunk is: long enough to be worth a task, short enough to share a large file among cores. */
    static final long CHUNK_BYTES = 32L << 20;

    InputFile {
        chunks = List.copyOf(chunks);
    }

    /** The file's name without its folder: what a release may say of it. */
    String name() {
        return new Path(path).getName();
    }

    /** Whether its name says that it takes more room when it is read. */
    boolean isCompressed() {
        return Compression.named(name()) != Compression.NONE || path.endsWith(".parquet");
    }

    /**
     * A stretch of whole lines.
     *
     * @param offset of its first byte in the file
     * @param firstLine number of its first line, from 1
     */
    record Chunk(long offset, long bytes, long firstLine) implements Serializable {}

    /**
     * Reads the whole file once.
     *
     * @param isLines whether it can be parted into chunks: JSON lines that are not compressed
     */
    static InputFile inspect(String path, String format, boolean isLines, long chunkBytes) {
        try (InputStream in = open(path)) {
            return inspect(path, format, in, isLines ? chunkBytes : Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static InputFile inspect(String path, String format, InputStream in, long chunkBytes) throws IOException {
        MessageDigest digest = digest();
        var chunks = new ArrayList<Chunk>();
        byte[] buffer = new byte[1 << 20];
        long position = 0;
        long start = 0;
        long line = 1;
        long firstLine = 1;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    line++;
                    long end = position + i + 1;
                    if (end - start >= chunkBytes) {
                        chunks.add(new Chunk(start, end - start, firstLine));
                        start = end;
                        firstLine = line;
                    }
                }
            }
            position += read;
        }
        if (position > start) {
            chunks.add(new Chunk(start, position - start, firstLine));
        }
        return new InputFile(path, format, position, HexFormat.of().formatHex(digest.digest()), chunks);
    }

    /** The records of one chunk; to be closed. */
    Records open(Chunk chunk, Limits limits) {
        try {
            if (chunk.bytes() < bytes) {
                FSDataInputStream in = open(path);
                in.seek(chunk.offset());
                InputStream lines = BoundedInputStream.builder()
                        .setInputStream(in)
                        .setMaxCount(chunk.bytes())
                        .get();
                return JsonLines.open(lines, limits);
            }
            return Sources.recognise(
                            StoredFiles.file(path),
                            ParquetTransport.ALL_TRANSPORTS,
                            limits,
                            Optional.of(Formats.named(format)))
                    .orElseThrow()
                    .open(limits);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static FSDataInputStream open(String path) throws IOException {
        Path file = Storage.path(path);
        return Storage.of(file).open(file);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
