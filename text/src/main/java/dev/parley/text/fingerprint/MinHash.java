package dev.parley.text.fingerprint;

import dev.parley.text.Words;
import java.util.Arrays;

/**
 * MinHash signatures: short arrays in which two texts agree at a share of places that estimates the Jaccard similarity
 * of their shingles (Broder: On the resemblance and containment of documents, 1997).
 *
 * <p>Place {@code i} holds the smallest value that a permutation {@code h_i} gives to any shingle. If {@code h_i} were
 * drawn from all permutations, the smallest value of A ∪ B would be equally likely at each element, and so lie in A ∩ B
 * with a probability that is the Jaccard similarity {@code J}. The mean over {@code n} independent places has the
 * standard error √(J(1 − J)/n): at most .045 for {@value #LENGTH} places.
 *
 * <p>Two economies make a signature cost some microseconds. First, the permutations are {@code x → a·x + b (mod 2^32)}
 * with odd {@code a}: one multiplication, one addition, one minimum, which the compiler turns into vector instructions.
 * Such a family is only pairwise independent, and for adversarial sets of integers its minimum is biased; but {@code x}
 * is not an integer that somebody chose, it is half of a 64-bit hash of the shingle. On inputs with that much entropy
 * simple families behave as random functions do (Mitzenmacher, Vadhan: Why simple hash functions work, 2008). Second,
 * values are 32 bits wide. Two of {@code m} distinct shingles fall together with probability below m²/2^33, one in ten
 * thousand for a thousand words; it moves the estimate by 1/m. The estimate only proposes pairs; {@link
 * Shingles#jaccard} on the 64-bit shingles decides.
 *
 * <p>One-permutation hashing with densification would compute one hash per shingle and not {@value #LENGTH}. It is not
 * used: chat prompts have fewer shingles than the signature has places, nearly all of which would be copies of others,
 * and places that are copies make all rows of a band agree, or none, where the arithmetic of the bands wants them
 * independent.
 *
 * <p>For candidates the signature is cut into {@value #BANDS} bands of {@value #ROWS} rows; a pair is a candidate if it
 * agrees on a whole band, which happens with probability 1 − (1 − J^{@value #ROWS})^{@value #BANDS}: .63 at J = .6, .93
 * at .7, .96 at .72, .998 at .8, and .02 at .3. More than the usual constants (14 × 8 in FineWeb, 25 × 10 in
 * text-dedup: .57 and .51 at .7), because every candidate is verified and so only a missed pair is an error.
 */
public final class MinHash {
    /** Number of bands of a signature. */
    public static final int BANDS = 21;

    /** Rows of a band. */
    public static final int ROWS = 6;

    /** Places of a signature. */
    public static final int LENGTH = BANDS * ROWS;

    private static final int[] FACTORS = new int[LENGTH];
    private static final int[] SUMMANDS = new int[LENGTH];

    static {
        for (int i = 0; i < LENGTH; i++) {
            FACTORS[i] = (int) Words.mix(2 * i + 1) | 1;
            SUMMANDS[i] = (int) Words.mix(2 * i + 2);
        }
    }

    private MinHash() {}

    /** The signature of a set of shingles, which may be in any order and repeated; empty for an empty set. */
    public static int[] signature(long[] shingles) {
        if (shingles.length == 0) {
            return new int[0];
        }
        var signature = new int[LENGTH];
        Arrays.fill(signature, Integer.MAX_VALUE);
        for (long shingle : shingles) {
            lower(signature, (int) (shingle >>> 32));
        }
        return signature;
    }

    private static void lower(int[] signature, int shingle) {
        for (int i = 0; i < LENGTH; i++) {
            signature[i] = Math.min(signature[i], FACTORS[i] * shingle + SUMMANDS[i]);
        }
    }

    /**
     * One key for a band: signatures with equal keys agree, up to the chance of a 64-bit hash, in all rows of that
     * band. Keys of different bands differ.
     *
     * @param signature not empty
     * @param band from 0 to {@link #BANDS} − 1
     */
    public static long bandKey(int[] signature, int band) {
        long key = band;
        for (int i = band * ROWS; i < (band + 1) * ROWS; i++) {
            key = Words.mix(key + signature[i]);
        }
        return key;
    }

    /** The estimated Jaccard similarity: the share of places at which two signatures, neither empty, agree. */
    public static double similarity(int[] a, int[] b) {
        int equal = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (a[i] == b[i]) {
                equal++;
            }
        }
        return (double) equal / LENGTH;
    }
}
