package dev.parley.text.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A few dozen words, all looked for in one pass, whatever their case. The first two characters rule out nearly every place
 * by one look into a bit set.
 */
final class Keywords {
    private static final int MASK = 0xFF;

    private final BitSet openings = new BitSet((MASK + 1) * (MASK + 1));
    private final List<List<String>> byFirst = new ArrayList<>();

    /** @param words each at least two characters long, all in the Basic Multilingual Plane */
    Keywords(List<String> words) {
        for (int i = 0; i <= MASK; i++) {
            byFirst.add(new ArrayList<>());
        }
        for (String word : words) {
            openings.set(opening(word, 0));
            byFirst.get(fold(word.charAt(0)) & MASK).add(word);
        }
    }

    interface Hit {
        void accept(String word, int start);
    }

    /** Reports the words in the order of their places; at one place, in the order in which they were given. */
    void find(String text, Hit hit) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (openings.get(opening(text, i))) {
                for (String word : byFirst.get(fold(text.charAt(i)) & MASK)) {
                    if (text.regionMatches(true, i, word, 0, word.length())) {
                        hit.accept(word, i);
                    }
                }
            }
        }
    }

    private static int opening(String text, int i) {
        return (fold(text.charAt(i)) & MASK) * (MASK + 1) + (fold(text.charAt(i + 1)) & MASK);
    }

    private static char fold(char character) {
        if (character < 0x80) {
            return character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
        }
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
