package dev.parley.text.encoder;

import dev.parley.core.InputException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Sentence vectors from a table of word pieces alone: the vector of a text is the sum of its pieces' vectors, made as long
 * as 1. About a thousand times as fast as the encoder that the table was {@linkplain Distillation distilled} from, and blind
 * to the order of words. As model2vec has it (Minish, 2024), but with vectors that were fitted to each other.
 */
public final class StaticVectors implements SentenceVectors {
    private static final int MAGIC = 0x50535631;
    private static final String RESOURCE = "minilm.static.gz";

    /** Characters of a text that are looked at, as by the encoder. */
    private static final int LONGEST = 4000;

    private final String version;
    private final int dimensions;
    private final List<String> vocabulary;
    private final float[] scales;
    private final byte[] table;
    private final WordPieces pieces;

    private StaticVectors(String version, int dimensions, List<String> vocabulary, float[] scales, byte[] table) {
        this.version = version;
        this.dimensions = dimensions;
        this.vocabulary = vocabulary;
        this.scales = scales;
        this.table = table;
        this.pieces = new WordPieces(vocabulary);
    }

    /** The table that ships with Parley. */
    public static StaticVectors load() {
        try (InputStream in = StaticVectors.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the static vectors are part of the program");
            }
            return read(in);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * A table that was distilled before.
     *
     * @throws InputException if the file is none
     */
    public static StaticVectors load(Path file) {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            return read(in);
        } catch (IOException problem) {
            throw new InputException(
                    file + " is no table of static vectors; make one with 'parley topics distil'", problem);
        }
    }

    /** Rounds vectors of pieces to eight bits, each with a scale of its own. */
    static StaticVectors of(String version, List<String> vocabulary, float[][] vectors) {
        int dimensions = vectors[0].length;
        var scales = new float[vectors.length];
        var table = new byte[vectors.length * dimensions];
        for (int piece = 0; piece < vectors.length; piece++) {
            float largest = 0;
            for (float number : vectors[piece]) {
                largest = Math.max(largest, Math.abs(number));
            }
            scales[piece] = largest / Byte.MAX_VALUE;
            for (int d = 0; d < dimensions && largest > 0; d++) {
                table[piece * dimensions + d] = (byte) Math.round(vectors[piece][d] / scales[piece]);
            }
        }
        return new StaticVectors(version, dimensions, List.copyOf(vocabulary), scales, table);
    }

    private static StaticVectors read(InputStream packed) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(packed, 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a table of static vectors");
            }
            String version = in.readUTF();
            int size = in.readInt();
            int dimensions = in.readInt();
            var vocabulary = new ArrayList<String>(size);
            var scales = new float[size];
            for (int piece = 0; piece < size; piece++) {
                vocabulary.add(in.readUTF());
                scales[piece] = in.readFloat();
            }
            return new StaticVectors(version, dimensions, vocabulary, scales, in.readNBytes(size * dimensions));
        }
    }

    /** Writes the table; the same table is the same bytes. */
    public void write(Path file) {
        try (OutputStream packed = new BufferedOutputStream(Files.newOutputStream(file));
                var out = new DataOutputStream(new GZIPOutputStream(packed, 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeUTF(version);
            out.writeInt(vocabulary.size());
            out.writeInt(dimensions);
            for (int piece = 0; piece < vocabulary.size(); piece++) {
                out.writeUTF(vocabulary.get(piece));
                out.writeFloat(scales[piece]);
            }
            out.write(table);
        } catch (IOException problem) {
            throw new InputException("cannot write " + file + ": " + problem.getMessage() + "; name another file", problem);
        }
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public float[][] encode(List<String> texts) {
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> encode(texts.get(i)))
                .toArray(float[][]::new);
    }

    /** The vector of one text, on the calling thread; all zeros if less than half of its letters are Latin. */
    public float[] encode(String text) {
        var sum = new float[dimensions];
        if (!LatinScript.prevails(text, LONGEST)) {
            return sum;
        }
        pieces.cut(text.substring(0, Math.min(text.length(), LONGEST)), piece -> add(piece, sum));
        return SentenceVectors.normalise(sum);
    }

    private void add(int piece, float[] sum) {
        float scale = scales[piece];
        int offset = piece * dimensions;
        for (int d = 0; d < sum.length; d++) {
            sum[d] += scale * table[offset + d];
        }
    }

    @Override
    public void close() {}
}
