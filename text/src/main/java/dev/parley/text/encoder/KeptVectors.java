package dev.parley.text.encoder;

import dev.parley.core.InputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors that are computed once: kept by the hash of their text, in memory and in a file for the next run. Numbers are kept
 * as half floats and given out so from the first time on, so that it makes no difference where a vector comes from. A file
 * that was torn loses its last vector; what computes the same vectors again mends it.
 */
public final class KeptVectors implements SentenceVectors {
    private static final int HASH_BYTES = 16;

    private final SentenceVectors source;
    private final Path file;
    private final Map<String, short[]> kept = new HashMap<>();

    private KeptVectors(SentenceVectors source, Path file) {
        this.source = source;
        this.file = file;
    }

    /**
     * Keeps the vectors of a source.
     *
     * @param source closed with this
     * @param folder where the file is or will be; its name is that of the vectors' version
     * @throws InputException if the file cannot be read
     */
    public static KeptVectors in(Path folder, SentenceVectors source) {
        var vectors = new KeptVectors(source, folder.resolve(source.version().replaceAll("[^\\w.-]", "_") + ".vectors"));
        try {
            vectors.read();
        } catch (IOException problem) {
            throw new InputException(
                    "cannot read " + vectors.file + ": " + problem.getMessage() + "; delete it, it will be made again", problem);
        }
        return vectors;
    }

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        int record = HASH_BYTES + source.dimensions() * Short.BYTES;
        long whole = Files.size(file) / record;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (long i = 0; i < whole; i++) {
                String hash = HexFormat.of().formatHex(in.readNBytes(HASH_BYTES));
                var vector = new short[source.dimensions()];
                for (int d = 0; d < vector.length; d++) {
                    vector[d] = in.readShort();
                }
                kept.put(hash, vector);
            }
        } catch (EOFException torn) {
            throw new IOException("it is shorter than it was a moment ago", torn);
        }
        if (Files.size(file) % record != 0) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole * record);
            }
        }
    }

    @Override
    public int dimensions() {
        return source.dimensions();
    }

    @Override
    public String version() {
        return source.version();
    }

    @Override
    public synchronized float[][] encode(List<String> texts) {
        List<String> hashes = texts.stream().map(KeptVectors::hash).toList();
        var missing = new LinkedHashMap<String, String>();
        for (int i = 0; i < texts.size(); i++) {
            if (!kept.containsKey(hashes.get(i))) {
                missing.put(hashes.get(i), texts.get(i));
            }
        }
        if (!missing.isEmpty()) {
            keep(missing);
        }
        return hashes.stream().map(hash -> wide(kept.getOrDefault(hash, new short[0]))).toArray(float[][]::new);
    }

    private void keep(Map<String, String> missing) {
        float[][] vectors = source.encode(new ArrayList<>(missing.values()));
        int i = 0;
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            try (var out = new DataOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 16))) {
                for (String hash : missing.keySet()) {
                    short[] narrow = narrow(vectors[i++]);
                    kept.put(hash, narrow);
                    out.write(HexFormat.of().parseHex(hash));
                    for (short number : narrow) {
                        out.writeShort(number);
                    }
                }
            }
        } catch (IOException problem) {
            throw new InputException("cannot write " + file + ": " + problem.getMessage() + "; make room", problem);
        }
    }

    private static short[] narrow(float[] vector) {
        var narrow = new short[vector.length];
        for (int d = 0; d < narrow.length; d++) {
            narrow[d] = Float.floatToFloat16(vector[d]);
        }
        return narrow;
    }

    private static float[] wide(short[] narrow) {
        var vector = new float[narrow.length];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = Float.float16ToFloat(narrow[d]);
        }
        return vector;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
