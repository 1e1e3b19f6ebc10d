package dev.parley.text;

import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the languages of a user's turns together. Each turn speaks for its language with its length times its score, so
 * that "ok" does not outvote a paragraph. Turns too short to tell anything are read as one text, if nothing better is
 * to be had.
 */
final class ConversationLanguage {
    private final List<String> turns = new ArrayList<>();
    private final List<LanguageTag> known = new ArrayList<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private int knownLength;

    void add(String turn, LanguageTag language) {
        turns.add(turn);
        if (language.isKnown()) {
            known.add(language);
            weights.merge(language.code(), turn.length() * language.score(), Double::sum);
            knownLength += turn.length();
        }
    }

    /** How often a turn of known language is in another than the one before it. */
    int switches() {
        int switches = 0;
        for (int i = 1; i < known.size(); i++) {
            if (!known.get(i).code().equals(known.get(i - 1).code())) {
                switches++;
            }
        }
        return switches;
    }

    /** The language with the greatest weight, of equal ones the first; its score is its share of what is known. */
    LanguageTag together(LanguageDetector languages) {
        if (known.isEmpty()) {
            return languages.detect(String.join("\n", turns));
        }
        LanguageTag best = known.getFirst();
        for (LanguageTag language : known) {
            if (weight(language) > weight(best)) {
                best = language;
            }
        }
        return new LanguageTag(best.code(), best.name(), Math.min(1, weight(best) / knownLength), best.engine());
    }

    private double weight(LanguageTag language) {
        return weights.getOrDefault(language.code(), 0.0);
    }
}
