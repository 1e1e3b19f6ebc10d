package dev.parley.moderation;

import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.encoder.Head;
import dev.parley.moderation.linear.LinearModel;
import dev.parley.text.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * All that was learnt, as one file: magic, version of the format, model of words, head of the encoder, for both tiers
 * calibration and thresholds, fingerprints of the training texts, and the SHA-256 of everything before.
 *
 * @param fast the tier of words by itself
 * @param thorough words and encoder together
 * @param trainedOn fingerprints of the training texts, sorted, as {@link Fingerprint} makes them
 * @param version of the content: the beginning of its SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // Large and internal.
public record Weights(LinearModel words, Head head, Tier fast, Tier thorough, long[] trainedOn, String version) {
    private static final byte[] MAGIC = {'P', 'A', 'R', 'L', 'E', 'Y', 'M', 'D'};
    private static final int FORMAT = 1;
    private static final int CHECKSUM = 32;
    private static final int CATEGORIES = Category.values().length;

    /** What makes verdicts of log odds; a threshold above 1 is never reached. */
    @SuppressWarnings("ArrayRecordComponent") // Large and internal.
    public record Tier(Calibration calibration, float[] thresholds) {
        /** How near the scores come to a flag: the greatest of their ratios to the thresholds, 1 where a flag begins. */
        double nearness(Map<Category, Double> probabilities) {
            double nearest = 0;
            for (Map.Entry<Category, Double> score : probabilities.entrySet()) {
                nearest = Math.max(nearest, score.getValue() / thresholds[score.getKey().index()]);
            }
            return nearest;
        }

        Policy policy(String version) {
            var byCategory = new EnumMap<Category, Double>(Category.class);
            for (Category category : Category.values()) {
                if (thresholds[category.index()] <= 1) {
                    byCategory.put(category, (double) thresholds[category.index()]);
                }
            }
            return new Policy(version, byCategory, Policy.Mode.FAIL_OPEN);
        }
    }

    /** Those that ship with Parley. */
    public static Weights standard() {
        try (InputStream in = Weights.class.getResourceAsStream("weights.bin")) {
            if (in == null) {
                throw new IllegalStateException("the weights are part of the program");
            }
            return read(in.readAllBytes(), "weights.bin");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Reads weights.
     *
     * @throws InputException if the file is none of weights, of another version, cut short or changed
     */
    public static Weights read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be read; name a file that 'parley moderate train' wrote.",
                    problem);
        }
    }

    static Weights read(byte[] content, String name) {
        if (content.length < MAGIC.length + Integer.BYTES + CHECKSUM
                || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InputException("'" + name + "' holds no moderator's weights; name a file that 'parley moderate "
                    + "train' wrote.");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            in.skipNBytes(MAGIC.length);
            int format = in.readInt();
            if (format != FORMAT) {
                throw new InputException("'" + name + "' is of version " + format + " and this Parley reads version "
                        + FORMAT + "; train it again with 'parley moderate train'.");
            }
            byte[] checksum = checksum(content, content.length - CHECKSUM);
            if (!Arrays.equals(checksum, 0, CHECKSUM, content, content.length - CHECKSUM, content.length)) {
                throw new InputException("'" + name + "' is cut short or was changed; fetch or train it again.");
            }
            return new Weights(
                    readWords(in), new Head(floats(in, CATEGORIES * Encoder.DIMENSIONS), floats(in, CATEGORIES)),
                    readTier(in), readTier(in), readLongs(in), HexFormat.of().formatHex(checksum, 0, 4));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static LinearModel readWords(DataInputStream in) throws IOException {
        int bits = in.readInt();
        float[] scales = floats(in, CATEGORIES);
        float[] biases = floats(in, CATEGORIES);
        var weights = new byte[(1 << bits) * LinearModel.STRIDE];
        for (int bucket = 0; bucket < 1 << bits; bucket++) {
            in.readFully(weights, bucket * LinearModel.STRIDE, CATEGORIES);
        }
        return new LinearModel(bits, weights, scales, biases);
    }

    private static Tier readTier(DataInputStream in) throws IOException {
        return new Tier(new Calibration(floats(in, CATEGORIES), floats(in, CATEGORIES)), floats(in, CATEGORIES));
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        var floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = in.readFloat();
        }
        return floats;
    }

    private static long[] readLongs(DataInputStream in) throws IOException {
        var longs = new long[in.readInt()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = in.readLong();
        }
        return longs;
    }

    /** The file's content; the same weights give the same bytes. */
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(FORMAT);
            out.writeInt(words.bits());
            write(words.scales(), out);
            write(words.biases(), out);
            for (int bucket = 0; bucket < 1 << words.bits(); bucket++) {
                out.write(words.weights(), bucket * LinearModel.STRIDE, CATEGORIES);
            }
            write(head.weights(), out);
            write(head.biases(), out);
            for (Tier tier : new Tier[] {fast, thorough}) {
                write(tier.calibration().slopes(), out);
                write(tier.calibration().offsets(), out);
                write(tier.thresholds(), out);
            }
            out.writeInt(trainedOn.length);
            for (long fingerprint : trainedOn) {
                out.writeLong(fingerprint);
            }
            out.write(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    private static void write(float[] floats, DataOutputStream out) throws IOException {
        for (float one : floats) {
            out.writeFloat(one);
        }
    }

    private static byte[] checksum(byte[] content, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException problem) {
            throw new IllegalStateException("every Java platform has SHA-256", problem);
        }
    }

    /** Whether a text was among those that were learnt from, disguises and punctuation aside. */
    public boolean wasTrainedOn(String text) {
        return Arrays.binarySearch(trainedOn, Fingerprint.of(text)) >= 0;
    }

    /** Scores with words alone. */
    Map<Category, Double> probabilities(float[] ofWords) {
        return fast.calibration().probabilities(ofWords);
    }

    /**
     * The log odds of both together, their mean; of words alone where the encoder could not read.
     *
     * @param vector as {@link Encoder#encode(String)} makes it
     */
    public float[] blend(float[] ofWords, float[] vector) {
        if (isZero(vector)) {
            return ofWords;
        }
        float[] ofMeaning = head.score(vector);
        ofMeaning[Category.SEXUAL_MINORS.index()] =
                Math.min(ofMeaning[Category.SEXUAL.index()], ofWords[Category.SEXUAL_MINORS.index()]);
        var both = new float[CATEGORIES];
        for (int category = 0; category < CATEGORIES; category++) {
            both[category] = (ofWords[category] + ofMeaning[category]) / 2;
        }
        return both;
    }

    private static boolean isZero(float[] vector) {
        for (float one : vector) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
