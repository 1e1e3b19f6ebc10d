package dev.parley.dataset.contamination;

import dev.parley.dataset.contamination.Match.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translated questions found by what a translation leaves alone: numbers, formulas and names in Latin letters. Only texts
 * that are mostly in another script are looked at, because in the same script all words would be anchors. An anchor weighs
 * the more the fewer questions have it (inverse document frequency, in nats).
 */
final class SameAnchors {
    /** The weighted share of a text's anchors that must be the question's. */
    static final double THRESHOLD = 0.7;

    /** The weight that common anchors must have together: about two that few questions have. */
    private static final double LEAST_WEIGHT = 8;

    private static final Pattern ANCHOR = Pattern.compile("[a-z]+|[0-9]+");
    private static final Pattern OPTION = Pattern.compile("(?m)^\\s*[a-e]\\s*[.):]\\s*");

    private final List<Set<String>> anchors = new ArrayList<>();
    private final Map<String, Integer> frequencies = new HashMap<>();

    SameAnchors(List<Question> questions) {
        for (Question question : questions) {
            Set<String> all = anchors(question.longest());
            anchors.add(all);
            all.forEach(anchor -> frequencies.merge(anchor, 1, Integer::sum));
        }
    }

    List<Match> find(String text) {
        if (!isMostlyAnotherScript(text)) {
            return List.of();
        }
        Set<String> own = anchors(text);
        double weight = own.stream().mapToDouble(this::weight).sum();
        var matches = new ArrayList<Match>();
        for (int question = 0; question < anchors.size(); question++) {
            Set<String> others = anchors.get(question);
            double common = own.stream().filter(others::contains).mapToDouble(this::weight).sum();
            if (common >= LEAST_WEIGHT && common / weight >= THRESHOLD) {
                matches.add(new Match(Kind.SAME_ANCHORS, question, common / weight, List.of()));
            }
        }
        return matches;
    }

    private double weight(String anchor) {
        return Math.log((anchors.size() + 1) / (frequencies.getOrDefault(anchor, 0) + 0.5));
    }

    private static Set<String> anchors(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace("√", "sqrt");
        var found = new LinkedHashSet<String>();
        Matcher matcher = ANCHOR.matcher(OPTION.matcher(plain).replaceAll(""));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** Whether a fifth of the letters or more is not Latin: a formula in between weighs as much as its sentence. */
    private static boolean isMostlyAnotherScript(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long others = text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN)
                .count();
        return others * 5 >= letters && others > 0;
    }
}
