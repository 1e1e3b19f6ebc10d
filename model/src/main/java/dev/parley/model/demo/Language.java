package dev.parley.model.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Guesses in which of the demo models' languages a question is asked. A toy: Parley's real one is in another module.
 */
final class Language {
    private static final String FALLBACK = "en";

    private Language() {}

    static String of(String text, Map<String, Set<String>> words) {
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return "zh";
        }
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)) {
            return "ru";
        }
        String[] found = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        return words.keySet().stream()
                .max(Comparator.comparingLong((String language) -> hits(found, words.getOrDefault(language, Set.of())))
                        .thenComparing(FALLBACK::equals))
                .orElse(FALLBACK);
    }

    private static long hits(String[] found, Set<String> words) {
        return Arrays.stream(found).filter(words::contains).count();
    }
}
