package dev.parley.moderation.encoder;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.text.encoder.Encoder;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Vectors of texts that were encoded before, in a file that only grows: encoding the training sets takes minutes, all
 * the rest of training seconds.
 */
public final class VectorCache {
    private static final int CHUNK = 512;

    private final Path file;
    private final Map<UUID, float[]> known = new HashMap<>();

    private VectorCache(Path file) {
        this.file = file;
    }

    /** Opens the file, or begins it. What a stopped run left incomplete at its end is encoded again. */
    public static VectorCache open(Path file) {
        var cache = new VectorCache(file);
        if (Files.exists(file)) {
            cache.read();
        }
        return cache;
    }

    private void read() {
        long whole = 0;
        long record = 2L * Long.BYTES + (long) Encoder.DIMENSIONS * Float.BYTES;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (; ; whole += record) {
                var key = new UUID(in.readLong(), in.readLong());
                var vector = new float[Encoder.DIMENSIONS];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(key, vector);
            }
        } catch (EOFException end) {
            cut(whole);
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be read; name another file for the vectors.", problem);
        }
    }

    private void cut(long size) {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be written; name another file for the vectors.", problem);
        }
    }

    /**
     * The vectors of texts, in order.
     *
     * @param progress of the texts that were not known
     */
    public List<float[]> vectors(List<String> texts, Encoder encoder, Progress progress) {
        var unknown = new LinkedHashMap<UUID, String>();
        for (String text : texts) {
            UUID key = key(text);
            if (!known.containsKey(key)) {
                unknown.put(key, text);
            }
        }
        var keys = new ArrayList<>(unknown.keySet());
        try (Progress.Step step = progress.start("encode", "texts", keys.size())) {
            for (int from = 0; from < keys.size(); from += CHUNK) {
                List<UUID> portion = keys.subList(from, Math.min(keys.size(), from + CHUNK));
                add(portion, encoder.encode(portion.stream().map(unknown::get).toList()));
                step.advance(portion.size());
            }
        }
        return texts.stream().map(text -> known.get(key(text))).toList();
    }

    private static UUID key(String text) {
        return UUID.nameUUIDFromBytes((Encoder.VERSION + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    private void add(List<UUID> keys, float[][] vectors) {
        try (var out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
            for (int i = 0; i < vectors.length; i++) {
                out.writeLong(keys.get(i).getMostSignificantBits());
                out.writeLong(keys.get(i).getLeastSignificantBits());
                for (float one : vectors[i]) {
                    out.writeFloat(one);
                }
                known.put(keys.get(i), vectors[i]);
            }
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be written; name another file for the vectors.", problem);
        }
    }
}
