package dev.parley.core.source;

/** A way in which records stand in a file: lines of JSON, one JSON list, CSV, Parquet. Safe to share. */
public interface RecordTransport {
    /** How many bytes {@link #recognises} wants to see. */
    int HEAD = 64 << 10;

    /** What it is called where a file's nature is told, such as {@code JSON lines}. */
    String name();

    /**
     * Whether a file is of this kind.
     *
     * @param head the first {@link #HEAD} bytes of the file, fewer if it is shorter, decompressed
     */
    boolean recognises(byte[] head);

    /**
     * Opens a file that was recognised.
     *
     * @throws java.io.UncheckedIOException if it cannot be opened
     */
    Records open(Location file, Limits limits);
}
