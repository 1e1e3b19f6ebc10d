package dev.parley.moderation.feature;

import dev.parley.text.Words;
import java.util.Arrays;

/**
 * The words of a folded text, and hashes of any of its parts. Scripts without spaces give one token a character. Hashes
 * are polynomial over the characters, so that a part's hash follows from those of two beginnings; reuses its arrays.
 */
final class Tokens {
    /** An odd number without structure. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private static long[] powers = powers(64);

    private long[] beginnings = new long[1024];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int count;

    private static long[] powers(int number) {
        var powers = new long[number];
        powers[0] = 1;
        for (int i = 1; i < number; i++) {
            powers[i] = powers[i - 1] * BASE;
        }
        return powers;
    }

    void cut(Folding text) {
        int length = text.length();
        if (beginnings.length <= length) {
            beginnings = new long[Math.max(length + 1, 2 * beginnings.length)];
        }
        count = 0;
        long hash = 0;
        int start = -1;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            hash = hash * BASE + character;
            beginnings[i + 1] = hash;
            boolean alone = character >= 0x0E00 && Words.isWrittenWithoutSpaces(character);
            if (start >= 0 && (alone || !Words.isWordCharacter(character))) {
                add(start, i);
                start = -1;
            }
            if (alone) {
                add(i, i + 1);
            } else if (start < 0 && Words.isWordCharacter(character)) {
                start = i;
            } else if (start >= 0 && i - start >= LONGEST) {
                add(start, i);
                start = i;
            }
        }
        if (start >= 0) {
            add(start, length);
        }
    }

    /** Characters without end, such as encoded bytes, are cut into pieces of this length. */
    static final int LONGEST = 40;

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int length(int token) {
        return ends[token] - starts[token];
    }

    /** The hash of the characters from {@code start} to {@code end}, at most {@value #LONGEST}. */
    long hash(int start, int end) {
        return Words.mix(beginnings[end] - beginnings[start] * powers[end - start] + (end - start));
    }

    long hash(int token) {
        return hash(starts[token], ends[token]);
    }

    /** The hash of a phrase, from the hash of its beginning and of its next word. */
    static long phrase(long beginning, long word) {
        return Words.mix(beginning * 31 + word);
    }
}
