package dev.parley.text;

import java.util.Arrays;

/**
 * The words of a text in order, each with its place and a 64-bit hash that letter case does not change. A word is a run
 * of letters, digits and the marks that belong to them, or one character of a script that is written without spaces
 * (Chinese, Japanese, Thai, Lao, Khmer, Burmese); punctuation is none. So five words are five words of English, five
 * characters of Chinese, and in a text of both each part is measured in its own way.
 */
public final class Words {
    /** Odd and without a pattern: the fractional part of the golden ratio, as in SplitMix64. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long[] hashes = new long[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    public static Words of(String text) {
        var words = new Words();
        words.read(text);
        return words;
    }

    public int size() {
        return size;
    }

    public long hash(int index) {
        return hashes[index];
    }

    /** First UTF-16 index of a word in its text, inclusive. */
    public int start(int index) {
        return starts[index];
    }

    /** Last UTF-16 index of a word in its text, exclusive. */
    public int end(int index) {
        return ends[index];
    }

    /** Appends the words of another text, whose places stay those in that text. */
    public void addAll(Words others) {
        ensureCapacity(size + others.size);
        System.arraycopy(others.hashes, 0, hashes, size, others.size);
        System.arraycopy(others.starts, 0, starts, size, others.size);
        System.arraycopy(others.ends, 0, ends, size, others.size);
        size += others.size;
    }

    private void read(String text) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            int character = text.codePointAt(i);
            int start = i;
            i += Character.charCount(character);
            if (!isWordCharacter(character)) {
                continue;
            }
            long hash = extend(0, character);
            if (!isWrittenWithoutSpaces(character)) {
                while (i < length) {
                    character = text.codePointAt(i);
                    if (!isWordCharacter(character) || isWrittenWithoutSpaces(character)) {
                        break;
                    }
                    i += Character.charCount(character);
                    hash = extend(hash, character);
                }
            }
            add(mix(hash), start, i);
        }
    }

    private void add(long hash, int start, int end) {
        ensureCapacity(size + 1);
        hashes[size] = hash;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    private void ensureCapacity(int capacity) {
        if (capacity > hashes.length) {
            int larger = Math.max(capacity, 2 * hashes.length);
            hashes = Arrays.copyOf(hashes, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
    }

    private static long extend(long hash, int character) {
        return (hash + fold(character) + 1) * MULTIPLIER;
    }

    private static int fold(int character) {
        if (character < 0x80) {
            return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
        }
        return Character.toLowerCase(character);
    }

    /** Whether a character can be part of a word: letters, digits, and the vowel signs and accents that join them. */
    public static boolean isWordCharacter(int character) {
        if (character < 0x80) {
            return (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
        }
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a character is of a script without spaces; by block, because the script property is slow to ask for. */
    public static boolean isWrittenWithoutSpaces(int character) {
        return character >= 0x0E00
                && (character <= 0x0EFF // Thai, Lao
                        || (character >= 0x1000 && character <= 0x109F) // Burmese
                        || (character >= 0x1780 && character <= 0x17FF) // Khmer
                        || (character >= 0x2E80 && character <= 0x312F) // Han radicals, kana, Bopomofo
                        || (character >= 0x31A0 && character <= 0xA4CF) // Han, Yi
                        || (character >= 0xF900 && character <= 0xFAFF) // Han compatibility
                        || (character >= 0x20000 && character <= 0x3FFFF)); // Han extensions
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    public static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
