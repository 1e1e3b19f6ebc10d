package dev.parley.text.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * A few dozen words, all looked for in one pass, whatever their case. The first two characters rule out nearly every place
 * by one look into a table.
 */
final class Keywords {
    private static final int MASK = 0xFF;

    private final boolean[] openings = new boolean[(MASK + 1) * (MASK + 1)];
    private final List<List<String>> byFirst = new ArrayList<>();

    /** @param words each at least two characters long, all in the Basic Multilingual Plane */
    Keywords(List<String> words) {
        for (int i = 0; i <= MASK; i++) {
            byFirst.add(new ArrayList<>());
        }
        for (String word : words) {
            int first = fold(word.charAt(0));
            openings[first * (MASK + 1) + fold(word.charAt(1))] = true;
            byFirst.get(first).add(word);
        }
    }

    interface Hit {
        void accept(String word, int start);
    }

    /** Reports the words in the order of their places; at one place, in the order in which they were given. */
    void find(String text, Hit hit) {
        if (text.isEmpty()) {
            return;
        }
        int first = fold(text.charAt(0));
        for (int i = 1; i < text.length(); i++) {
            int second = fold(text.charAt(i));
            if (openings[first * (MASK + 1) + second]) {
                report(text, i - 1, first, hit);
            }
            first = second;
        }
    }

    private void report(String text, int start, int first, Hit hit) {
        for (String word : byFirst.get(first)) {
            if (text.regionMatches(true, start, word, 0, word.length())) {
                hit.accept(word, start);
            }
        }
    }

    /** The same for characters that differ in case only; the same for some others too, which {@link #report} tells. */
    private static int fold(char character) {
        if (character < 0x80) {
            return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
        }
        return Character.toLowerCase(Character.toUpperCase(character)) & MASK;
    }
}
