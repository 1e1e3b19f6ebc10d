package dev.parley.text.fingerprint;

import java.util.Arrays;

/**
 * The tokens of normalised texts, each as a 64-bit hash, in order. A token is a word, or one character of a script that is
 * written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese); punctuation is none. So five tokens are five
 * words of English, five characters of Chinese, and in a text of both each part is measured in its own way.
 */
final class Tokens {
    /** Odd and without a pattern: the fractional part of the golden ratio, as in SplitMix64. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long[] hashes = new long[64];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return hashes[index];
    }

    void addAll(Tokens others) {
        ensureCapacity(size + others.size);
        System.arraycopy(others.hashes, 0, hashes, size, others.size);
        size += others.size;
    }

    /** Appends the tokens of a text that {@link NormalText} made. */
    void addAll(String normalText) {
        int length = normalText.length();
        for (int i = 0; i < length; ) {
            int character = normalText.codePointAt(i);
            i += Character.charCount(character);
            if (!isWordCharacter(character)) {
                continue;
            }
            long hash = (character + 1L) * MULTIPLIER;
            if (!isWrittenWithoutSpaces(character)) {
                while (i < length) {
                    character = normalText.codePointAt(i);
                    if (!isWordCharacter(character) || isWrittenWithoutSpaces(character)) {
                        break;
                    }
                    i += Character.charCount(character);
                    hash = (hash + character + 1L) * MULTIPLIER;
                }
            }
            add(mix(hash));
        }
    }

    private void add(long hash) {
        ensureCapacity(size + 1);
        hashes[size++] = hash;
    }

    private void ensureCapacity(int capacity) {
        if (capacity > hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(capacity, 2 * hashes.length));
        }
    }

    private static boolean isWordCharacter(int character) {
        if (character < 0x80) {
            return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        }
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    /** Vowel signs and the like, without which an Indic word would fall into pieces. */
    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** By block rather than by script property, which is slow to ask for each character. */
    private static boolean isWrittenWithoutSpaces(int character) {
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
    static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
