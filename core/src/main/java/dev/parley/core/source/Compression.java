package dev.parley.core.source;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file is compressed: read by its first bytes, written by its name. */
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** Opens a file and decompresses what comes out. */
    public static InputStream open(Location file) throws IOException {
        var stream = new BufferedInputStream(file.open(), BUFFER);
        try {
            stream.mark(4);
            byte[] magic = stream.readNBytes(4);
            stream.reset();
            return of(magic).decompress(stream);
        } catch (IOException | RuntimeException failed) {
            stream.close();
            throw failed;
        }
    }

    /** RFC 1952 2.3.1 and RFC 8878 3.1.1. */
    private static Compression of(byte[] magic) {
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return GZIP;
        }
        if (magic.length == 4
                && magic[0] == 0x28
                && magic[1] == (byte) 0xb5
                && magic[2] == 0x2f
                && magic[3] == (byte) 0xfd) {
            return ZSTD;
        }
        return NONE;
    }

    private InputStream decompress(InputStream stream) throws IOException {
        return switch (this) {
            case NONE -> stream;
            case GZIP -> new GZIPInputStream(stream, BUFFER);
            case ZSTD -> new ZstdInputStream(stream);
        };
    }

    /** The compression that a file's name asks for. */
    public static Compression named(Path file) {
        return named(file.getFileName().toString());
    }

    /** The compression that a file's name asks for. */
    public static Compression named(String name) {
        return name.endsWith(GZIP.suffix) ? GZIP : name.endsWith(ZSTD.suffix) ? ZSTD : NONE;
    }

    /** A file's name without what says its compression. */
    public static String plainName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - named(file).suffix.length());
    }

    public OutputStream compress(OutputStream stream) throws IOException {
        return switch (this) {
            case NONE -> stream;
            case GZIP -> new GZIPOutputStream(stream, BUFFER);
            case ZSTD -> new ZstdOutputStream(stream);
        };
    }
}
