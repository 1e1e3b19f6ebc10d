package dev.parley.dataset.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * One file of the input as it was found.
 *
 * @param path a URI that Hadoop knows a file system for
 * @param bytes its length
 * @param sha256 of its bytes, in hexadecimal digits
 * @param chunks stretches of whole lines, in order; together the whole file
 */
record InputFile(String path, long bytes, String sha256, List<Chunk> chunks) implements Serializable {
    /** About how long a chunk is: long enough to be worth a task, short enough to share a large file among cores. */
    static final long CHUNK_BYTES = 32L << 20;

    InputFile {
        chunks = List.copyOf(chunks);
    }

    /** The file's name without its folder: what a release may say of it. */
    String name() {
        return new Path(path).getName();
    }

    /**
     * A stretch of whole lines.
     *
     * @param offset of its first byte in the file
     * @param firstLine number of its first line, from 1
     */
    record Chunk(long offset, long bytes, long firstLine) implements Serializable {}

    /** Reads the whole file once. */
    static InputFile inspect(String path, long chunkBytes) {
        var file = new Path(path);
        try (InputStream in = Workspace.fileSystem(file).open(file)) {
            return inspect(path, in, chunkBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static InputFile inspect(String path, InputStream in, long chunkBytes) throws IOException {
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
        return new InputFile(path, position, HexFormat.of().formatHex(digest.digest()), chunks);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
