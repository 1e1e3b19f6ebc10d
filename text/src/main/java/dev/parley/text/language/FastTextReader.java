package dev.parley.text.language;

import dev.parley.core.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the binary format of fastText, versions 11 and 12: supervised models with hierarchical softmax, whether or not
 * they are quantised (Joulin et al., "FastText.zip", arXiv 1612.03651) and pruned.
 */
final class FastTextReader {
    private static final int MAGIC = 793_712_314;
    private static final int SUPERVISED = 3;
    private static final int HIERARCHICAL_SOFTMAX = 1;
    private static final byte WORD = 0;
    private static final byte LABEL = 1;
    private static final String LABEL_PREFIX = "__label__";
    private static final int CENTROIDS = 256;
    private static final int MOST_BUCKETS = 1 << 26;

    private final String name;
    private final ByteBuffer in;

    private FastTextReader(String name, byte[] content) {
        this.name = name;
        this.in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws InputException if the file is no such model */
    static FastText read(Path file) {
        try {
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * @param name of the content, for the messages of exceptions
     * @throws InputException if the content is no such model
     */
    static FastText read(String name, byte[] content) {
        return new FastTextReader(name, content).read();
    }

    private FastText read() {
        expect(integer() == MAGIC, "it does not start with fastText's magic number");
        int version = integer();
        expect(version == 11 || version == 12, "version " + version + " is not 11 or 12");
        int dimension = integer();
        expect(dimension > 0 && dimension <= 4096, "the dimension " + dimension + " is out of range");
        skip(5 * Integer.BYTES); // ws, epoch, minCount, neg, wordNgrams
        expect(integer() == HIERARCHICAL_SOFTMAX, "only hierarchical softmax is supported");
        expect(integer() == SUPERVISED, "it is not a supervised model");
        int buckets = integer();
        expect(buckets > 0 && buckets <= MOST_BUCKETS, "the number of buckets is out of range");
        int shortest = integer();
        int longest = integer();
        expect(shortest >= 0 && longest <= 64, "the lengths of n-grams are out of range");
        if (version == 11) {
            longest = 0;
        }
        skip(Integer.BYTES + Double.BYTES); // lrUpdateRate, t

        int size = integer();
        int wordCount = integer();
        int labelCount = integer();
        expect(wordCount > 0 && labelCount > 1 && size == wordCount + labelCount, "the dictionary's sizes contradict");
        skip(Long.BYTES); // ntokens
        long pruneSize = in(Long.BYTES).getLong();
        List<byte[]> words = new ArrayList<>();
        for (int i = 0; i < wordCount; i++) {
            words.add(word());
            skip(Long.BYTES); // count
            expect(in(1).get() == WORD, "a word is marked as something else");
        }
        List<String> labels = new ArrayList<>();
        long[] counts = new long[sized(labelCount, Long.BYTES + 2)];
        for (int i = 0; i < labelCount; i++) {
            labels.add(label());
            counts[i] = in(Long.BYTES).getLong();
            expect(in(1).get() == LABEL, "a label is marked as something else");
        }
        int[] kept = kept(pruneSize, longest == 0 ? 0 : buckets);

        boolean quantised = flag();
        Matrix input = quantised ? quantisedMatrix() : matrix();
        expect(input.columns == dimension, "the input matrix has " + input.columns + " columns");
        expect(input.rows == (long) wordCount + kept.length, "the input matrix has " + input.rows + " rows");
        Matrix output = flag() && quantised ? quantisedMatrix() : matrix();
        expect(output.columns == dimension && output.rows == labelCount, "the output matrix has another size");
        expect(!in.hasRemaining(), "something follows its end");
        return new FastText(
                labels,
                new FastText.WordTable(words),
                new FastText.NgramRows(buckets, kept, wordCount),
                shortest,
                longest,
                dimension,
                input.values,
                new HierarchicalSoftmax(counts, output.values, dimension));
    }

    /** The bucket of each row of n-grams; all buckets, each in its own row, if nothing was pruned. */
    private int[] kept(long pruneSize, int buckets) {
        if (pruneSize < 0) {
            int[] all = new int[sized(buckets, 1)];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] kept = new int[sized(pruneSize, 2 * Integer.BYTES)];
        Arrays.fill(kept, -1);
        for (int i = 0; i < kept.length; i++) {
            int bucket = integer();
            int row = integer();
            expect(row >= 0 && row < kept.length && kept[row] < 0, "the rows of n-grams are not numbered without gaps");
            expect(bucket >= 0 && bucket < buckets, "an n-gram's bucket is out of range");
            kept[row] = bucket;
        }
        return kept;
    }

    private Matrix matrix() {
        long rows = in(Long.BYTES).getLong();
        int columns = columns();
        float[] values = floats(rows, columns);
        return new Matrix((int) rows, columns, values);
    }

    private Matrix quantisedMatrix() {
        boolean normsQuantised = flag();
        long rows = in(Long.BYTES).getLong();
        int columns = columns();
        byte[] codes = bytes(integer());
        Quantiser vectors = quantiser();
        expect(vectors.dimension == columns, "the vectors are quantised in another dimension");
        expect(rows >= 0 && codes.length == rows * vectors.parts, "the codes have another length");
        byte[] normCodes = normsQuantised ? bytes(rows) : new byte[0];
        Quantiser norms = normsQuantised ? quantiser() : Quantiser.NONE;
        expect(!normsQuantised || norms.dimension == 1, "the norms are no numbers");
        float[] values = new float[Math.multiplyExact((int) rows, columns)];
        for (int row = 0; row < rows; row++) {
            float norm = normsQuantised ? norms.centroids[normCodes[row] & 0xFF] : 1;
            vectors.decode(codes, row, norm, values);
        }
        return new Matrix((int) rows, columns, values);
    }

    private Quantiser quantiser() {
        int dimension = integer();
        int parts = integer();
        int part = integer();
        int lastPart = integer();
        expect(
                dimension > 0 && parts > 0 && part > 0 && lastPart > 0 && (parts - 1L) * part + lastPart == dimension,
                "the sizes of a quantiser contradict");
        return new Quantiser(dimension, parts, part, lastPart, floats(dimension, CENTROIDS));
    }

    private int columns() {
        long columns = in(Long.BYTES).getLong();
        expect(columns > 0 && columns <= 4096, "a matrix has " + columns + " columns");
        return (int) columns;
    }

    private float[] floats(long rows, int columns) {
        expect(rows >= 0 && rows <= in.remaining(), "a size is out of range");
        float[] values = new float[sized(rows * columns, Float.BYTES)];
        in.asFloatBuffer().get(values);
        skip(values.length * Float.BYTES);
        return values;
    }

    private String label() {
        String label = new String(word(), StandardCharsets.UTF_8);
        expect(label.startsWith(LABEL_PREFIX), "a label lacks its prefix");
        return label.substring(LABEL_PREFIX.length());
    }

    private byte[] word() {
        var word = new ByteArrayOutputStream();
        for (byte b = in(1).get(); b != 0; b = in(1).get()) {
            word.write(b);
        }
        return word.toByteArray();
    }

    private byte[] bytes(long length) {
        byte[] bytes = new byte[sized(length, 1)];
        in.get(bytes);
        return bytes;
    }

    private boolean flag() {
        return in(1).get() != 0;
    }

    private int integer() {
        return in(Integer.BYTES).getInt();
    }

    private void skip(int bytes) {
        in(bytes).position(in.position() + bytes);
    }

    private ByteBuffer in(int bytes) {
        expect(in.remaining() >= bytes, "it ends too early");
        return in;
    }

    /** {@code count} as an array's length, if the file still holds so many elements. */
    private int sized(long count, int elementBytes) {
        expect(count >= 0 && count <= in.remaining() / elementBytes, "it ends too early for " + count + " elements");
        return (int) count;
    }

    private void expect(boolean holds, String problem) {
        if (!holds) {
            throw new InputException(name + " is no fastText language model that Parley can use: " + problem
                    + " (at byte " + in.position() + "); fetch lid.176.ftz again");
        }
    }

    private record Matrix(int rows, int columns, @SuppressWarnings("ArrayRecordComponent") float[] values) {}

    /**
     * A product quantiser: a vector is cut into parts, and each part is one of 256 centroids.
     *
     * @param part length of all parts but the last
     */
    private record Quantiser(
            int dimension, int parts, int part, int lastPart, @SuppressWarnings("ArrayRecordComponent") float[] centroids) {
        static final Quantiser NONE = new Quantiser(0, 0, 0, 0, new float[0]);

        void decode(byte[] codes, int row, float norm, float[] values) {
            for (int p = 0; p < parts; p++) {
                int length = p == parts - 1 ? lastPart : part;
                int centroid = p * CENTROIDS * part + (codes[row * parts + p] & 0xFF) * length;
                for (int i = 0; i < length; i++) {
                    values[row * dimension + p * part + i] = norm * centroids[centroid + i];
                }
            }
        }
    }
}
