package dev.parley.text.fingerprint;

import dev.parley.text.Words;
import java.util.Arrays;

/**
 * The set of a text's overlapping runs of five {@link Words words}, each as a 64-bit hash; a word is a single character
 * in scripts written without spaces. Letter case, punctuation and white space play no part.
 */
public final class Shingles {
    /** Words in a shingle. A text with fewer has no shingles. The same as in FineWeb and text-dedup. */
    public static final int WORDS = 5;

    private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

    private Shingles() {}

    /** The shingles of a text, distinct and in ascending order. */
    public static long[] of(String text) {
        long[] shingles = of(Words.of(NormalText.of(text)));
        Arrays.sort(shingles);
        int distinct = 0;
        for (int i = 0; i < shingles.length; i++) {
            if (i == 0 || shingles[i] != shingles[i - 1]) {
                shingles[distinct++] = shingles[i];
            }
        }
        return Arrays.copyOf(shingles, distinct);
    }

    /** The shingles in the order of the text, repeated where the text repeats itself. */
    static long[] of(Words words) {
        var shingles = new long[Math.max(0, words.size() - WORDS + 1)];
        for (int i = 0; i < shingles.length; i++) {
            long hash = 0;
            for (int j = i; j < i + WORDS; j++) {
                hash = hash * MULTIPLIER + words.hash(j);
            }
            shingles[i] = Words.mix(hash);
        }
        return shingles;
    }

    /**
     * The Jaccard similarity of two sets, |A ∩ B| / |A ∪ B|, from 0 to 1; 0 if both are empty, because nothing is known
     * of such texts.
     *
     * @param a distinct and ascending
     * @param b distinct and ascending
     */
    public static double jaccard(long[] a, long[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = a.length + b.length - common;
        return all == 0 ? 0 : (double) common / all;
    }
}
