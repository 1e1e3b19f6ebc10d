package dev.parley.moderation.training;

import java.util.random.RandomGenerator;

/** Spells a text as people do who hide from filters, or who cannot spell. */
public enum Disguise {
    SPACED {
        @Override
        String word(String word, RandomGenerator random) {
            return String.join(" ", word.split(""));
        }
    },
    SWAPPED {
        @Override
        String word(String word, RandomGenerator random) {
            int at = 1 + random.nextInt(word.length() - 2);
            return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        }
    },
    SHORTENED {
        @Override
        String word(String word, RandomGenerator random) {
            int at = 1 + random.nextInt(word.length() - 2);
            return word.substring(0, at) + word.substring(at + 1);
        }
    };

    private static final int SHORTEST = 4;

    abstract String word(String word, RandomGenerator random);

    /** The text with one of its longer words disguised; the text itself if it has none. */
    public static String of(String text, RandomGenerator random) {
        String[] words = text.split(" ", -1);
        int from = random.nextInt(words.length);
        for (int i = 0; i < words.length; i++) {
            int at = (from + i) % words.length;
            if (words[at].length() >= SHORTEST && words[at].chars().allMatch(Character::isLetter)) {
                words[at] = values()[random.nextInt(values().length)].word(words[at], random);
                return String.join(" ", words);
            }
        }
        return text;
    }

    /** The text with the space before one of its words left away. */
    public static String joined(String text, RandomGenerator random) {
        int spaces = (int) text.chars().filter(character -> character == ' ').count();
        if (spaces == 0) {
            return text;
        }
        int at = -1;
        for (int left = random.nextInt(spaces); left >= 0; left--) {
            at = text.indexOf(' ', at + 1);
        }
        return text.substring(0, at) + text.substring(at + 1);
    }
}
