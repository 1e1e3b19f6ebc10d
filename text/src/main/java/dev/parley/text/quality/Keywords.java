package dev.parley.text.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A few dozen words, all looked for in one pass, whatever their case. The first three characters rule out nearly every
 * place by one look into a table.
 */
final class Keywords {
    private static final int MASK = 0xFF;

    private final BitSet openings = new BitSet(1 << 16);
    private final List<List<String>> byFirst = new ArrayList<>();

    /** @param words each at least two characters long, all in the Basic Multilingual Plane */
    Keywords(List<String> words) {
        for (int i = 0; i <= MASK; i++) {
            byFirst.add(new ArrayList<>());
        }
        for (String word : words) {
            int first = fold(word.charAt(0));
            int second = fold(word.charAt(1));
            if (word.length() > 2) {
                openings.set(opening(first, second, fold(word.charAt(2))));
            } else {
                for (int third = 0; third <= MASK; third++) {
                    openings.set(opening(first, second, third));
                }
            }
            byFirst.get(first).add(word);
        }
    }

    interface Hit {
        void accept(String word, int start);
    }

    /** Reports the words in the order of their places; at one place, in the order in which they were given. */
    void find(String text, Hit hit) {
        int length = text.length();
        int first = length > 0 ? fold(text.charAt(0)) : 0;
        int second = length > 1 ? fold(text.charAt(1)) : 0;
        for (int i = 0; i < length; i++) {
            int third = i + 2 < length ? fold(text.charAt(i + 2)) : 0;
            if (openings.get(opening(first, second, third))) {
                report(text, i, first, hit);
            }
            first = second;
            second = third;
        }
    }

    private void report(String text, int start, int first, Hit hit) {
        for (String word : byFirst.get(first)) {
            if (text.regionMatches(true, start, word, 0, word.length())) {
                hit.accept(word, start);
            }
        }
    }

    private static int opening(int first, int second, int third) {
        return first ^ (second << 4) ^ (third << 8);
    }

    /**
     * The same for characters that differ in case only; the same for many others too, which {@link #report} tells
     * apart. Beyond ASCII the cases of a Latin letter differ in the bit left out here.
     */
    private static int fold(char character) {
        if (character < 0x80) {
            return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
        }
        return character & 0x5F;
    }
}
