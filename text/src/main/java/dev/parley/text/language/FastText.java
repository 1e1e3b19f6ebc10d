package dev.parley.text.language;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A supervised fastText model: a text is the mean of the vectors of its words and of their character n-grams, and a
 * linear classifier reads that mean (fastText 0.9.2, dictionary.cc and fasttext.cc). Read by {@link FastTextReader}.
 * Immutable.
 */
final class FastText {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 16777619;

    private final List<String> labels;
    private final WordTable words;
    private final NgramRows ngrams;
    private final int shortestNgram;
    private final int longestNgram;
    private final int dimension;
    private final float[] vectors;
    private final HierarchicalSoftmax output;

    /** @param vectors one for each word, then one for each n-gram that was kept */
    FastText(
            List<String> labels,
            WordTable words,
            NgramRows ngrams,
            int shortestNgram,
            int longestNgram,
            int dimension,
            float[] vectors,
            HierarchicalSoftmax output) {
        this.labels = List.copyOf(labels);
        this.words = words;
        this.ngrams = ngrams;
        this.shortestNgram = shortestNgram;
        this.longestNgram = longestNgram;
        this.dimension = dimension;
        this.vectors = vectors;
        this.output = output;
    }

    /** The labels without their prefix, in the order of {@link Reading#probabilities}. */
    List<String> labels() {
        return labels;
    }

    /** Reads {@code text} as one line: white space of any kind only separates words. */
    Reading read(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        // Room for the brackets around a word: they take the place of the separators before and after it.
        byte[] line = new byte[utf8.length + 2];
        System.arraycopy(utf8, 0, line, 1, utf8.length);
        float[] sum = new float[dimension];
        int count = 0;
        int end = utf8.length + 1;
        for (int at = 1; at < end; ) {
            if (isSeparator(line[at])) {
                at++;
                continue;
            }
            int start = at;
            int hash = FNV_OFFSET;
            while (at < end && !isSeparator(line[at])) {
                hash = (hash ^ line[at++]) * FNV_PRIME;
            }
            count += addWord(line, start, at, hash, sum);
            count += addNgrams(line, start - 1, at++, sum);
        }
        boolean matched = count > 0;
        count += add(WordTable.END_OF_SENTENCE, sum);
        for (int i = 0; i < dimension; i++) {
            sum[i] /= count;
        }
        return new Reading(sum, matched);
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r') || b == 0;
    }

    private int addWord(byte[] line, int start, int end, int hash, float[] sum) {
        int row = words.row(line, start, end, hash);
        return row < 0 ? 0 : add(row, sum);
    }

    /** Adds the n-grams of one word; {@code first} and {@code last} are the places of its brackets. */
    private int addNgrams(byte[] line, int first, int last, float[] sum) {
        line[first] = '<';
        line[last] = '>';
        int count = 0;
        for (int start = first; start <= last; start++) {
            if (isContinuation(line[start])) {
                continue;
            }
            int hash = FNV_OFFSET;
            int at = start;
            for (int n = 1; n <= longestNgram && at <= last; n++) {
                do {
                    hash = (hash ^ line[at++]) * FNV_PRIME;
                } while (at <= last && isContinuation(line[at]));
                boolean isBracket = n == 1 && (start == first || at > last);
                if (n >= shortestNgram && !isBracket) {
                    int row = ngrams.row(hash);
                    if (row >= 0) {
                        count += add(row, sum);
                    }
                }
            }
        }
        return count;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private int add(int row, float[] sum) {
        int from = row * dimension;
        for (int i = 0; i < dimension; i++) {
            sum[i] += vectors[from + i];
        }
        return 1;
    }

    /** A text as the model sees it. */
    final class Reading {
        private final float[] hidden;
        private final boolean matched;

        private Reading(float[] hidden, boolean matched) {
            this.hidden = hidden;
            this.matched = matched;
        }

        /** Whether the model knows any word or n-gram of the text. */
        boolean matched() {
            return matched;
        }

        /** The probability of each label, zero where it is less than {@code least}. */
        float[] probabilities(double least) {
            float[] probabilities = new float[labels.size()];
            output.probabilities(hidden, least, probabilities);
            return probabilities;
        }
    }

    /** Words as bytes, each with its row, which is its place in the dictionary; open addressing. */
    static final class WordTable {
        /** The row of {@code </s>}, which the reference adds at the end of each text. */
        static final int END_OF_SENTENCE = 0;

        private final byte[][] words;
        private final int[] slots;

        WordTable(List<byte[]> words) {
            this.words = words.toArray(byte[][]::new);
            slots = new int[slotsFor(this.words.length)];
            Arrays.fill(slots, -1);
            for (int row = 0; row < this.words.length; row++) {
                byte[] word = this.words[row];
                slots[slot(word, 0, word.length, hash(word))] = row;
            }
        }

        int row(byte[] line, int start, int end, int hash) {
            return slots[slot(line, start, end, hash)];
        }

        /** The slot that holds the word, or the free one where it would stand. */
        private int slot(byte[] line, int start, int end, int hash) {
            int slot = mix(hash) & (slots.length - 1);
            while (slots[slot] >= 0) {
                byte[] word = words[slots[slot]];
                if (Arrays.equals(word, 0, word.length, line, start, end)) {
                    return slot;
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }

        private static int hash(byte[] word) {
            int hash = FNV_OFFSET;
            for (byte b : word) {
                hash = (hash ^ b) * FNV_PRIME;
            }
            return hash;
        }
    }

    /** The rows of the n-grams that pruning has kept, by the number of their hash bucket; open addressing. */
    static final class NgramRows {
        private final int buckets;
        /** Whether a bucket has a row: most have none, and this table stays in the processor's cache. */
        private final BitSet kept;
        private final int[] keys;
        private final int[] rows;

        /**
         * @param buckets how many buckets n-grams are hashed into
         * @param kept the bucket of each row
         * @param firstRow the row of the first of them
         */
        NgramRows(int buckets, int[] kept, int firstRow) {
            this.buckets = buckets;
            this.kept = new BitSet(buckets);
            keys = new int[slotsFor(kept.length)];
            rows = new int[keys.length];
            Arrays.fill(keys, -1);
            for (int i = 0; i < kept.length; i++) {
                this.kept.set(kept[i]);
                int slot = slot(kept[i]);
                keys[slot] = kept[i];
                rows[slot] = firstRow + i;
            }
        }

        /** The row of an n-gram with this hash, or -1. */
        int row(int hash) {
            int bucket = Integer.remainderUnsigned(hash, buckets);
            return kept.get(bucket) ? rows[slot(bucket)] : -1;
        }

        private int slot(int bucket) {
            int slot = mix(bucket) & (keys.length - 1);
            while (keys[slot] >= 0 && keys[slot] != bucket) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }
    }

    /** A power of two that leaves at least three slots in four free. */
    private static int slotsFor(int size) {
        return Integer.highestOneBit(Math.max(size, 1)) * 8;
    }

    /** Spreads the bits of a key (Knuth, TAOCP 3, 6.4: multiplication by the golden ratio). */
    private static int mix(int key) {
        int product = key * 0x9E3779B9;
        return product ^ (product >>> 15);
    }
}
