package dev.parley.dataset.topic;

import dev.parley.dataset.topic.Topic.Term;
import dev.parley.text.Segmentation;
import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and phrases that set a cluster apart, by c-TF-IDF (Grootendorst, BERTopic, 2022): the share of a term among
 * those of its cluster, times ln(1 + A / f), where f is the term's number in all clusters and A the mean number of terms in a
 * cluster. A term counts once a prompt, so that one that repeats itself names nothing; phrases have up to three words. Words
 * that are frequent in most clusters name none: of English a list is known, of other languages they are found so.
 */
final class Terms {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd}+#'’-]*");
    private static final int LONGEST_PHRASE = 3;

    /** The share of a cluster's prompts from which on a word is frequent in it. */
    private static final double FREQUENT = 0.1;

    /** Clusters below which what most of them share may still tell them apart. */
    private static final int FEWEST_CLUSTERS = 4;

    /** Placeholders of redacted names and what conversations are made of in any topic. */
    private static final Set<String> STOP_WORDS = Set.of(("a about above after again against all also am an and any are as at "
                    + "be because been before being below between both but by can cannot could did do does doing done down "
                    + "during each etc few for from further get give given go going had has have having he her here hers him "
                    + "his how i i'd i'll i'm i've if in into is isn't it it's its itself just know let let's like list make "
                    + "many may me more most much must my need no nor not now of off on once one only or other our out over "
                    + "own please put same say see shall she should so some something such sure take tell than thank thanks "
                    + "that that's the their them then there these they thing things this those through to too two under "
                    + "until up us use used using very want was way we well were what what's when where which while who "
                    + "whom whose why will with would write yes yet you you're your yours don't doesn't didn't can't won't "
                    + "name hi hello hey ok okay following provide example examples different new good best first "
                    + "explain describe create answer question questions response output input text s t d ll re ve m")
            .split(" "));

    private final List<Map<String, Integer>> frequencies = new ArrayList<>();
    private final Map<String, Integer> everywhere = new HashMap<>();
    private final Map<String, Integer> frequentIn = new HashMap<>();
    private final List<Integer> prompts = new ArrayList<>();
    private long total;

    /** Adds a cluster by its prompts; the first is number 0. */
    void add(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            for (String term : terms(text)) {
                counts.merge(term, 1, Integer::sum);
            }
        }
        counts.forEach((term, count) -> {
            if (count >= FREQUENT * texts.size() && !term.contains(" ")) {
                frequentIn.merge(term, 1, Integer::sum);
            }
        });
        counts.values().removeIf(count -> count < 2);
        counts.forEach((term, count) -> everywhere.merge(term, count, Integer::sum));
        total += counts.values().stream().mapToInt(Integer::intValue).sum();
        frequencies.add(counts);
        prompts.add(texts.size());
    }

    /**
     * The terms of a cluster, the weightiest first; none is part of another.
     *
     * @param least prompts that a term must stand in
     */
    List<Term> of(int cluster, int count, int least) {
        Map<String, Integer> own = frequencies.get(cluster);
        double size = Math.max(1, own.values().stream().mapToInt(Integer::intValue).sum());
        double mean = (double) total / frequencies.size();
        List<Term> ranked = own.entrySet().stream()
                .filter(entry -> entry.getValue() >= Math.min(least, prompts.get(cluster)))
                .filter(entry -> Arrays.stream(entry.getKey().split(" ", -1)).noneMatch(this::isFrequentEverywhere))
                .map(entry -> new Term(
                        entry.getKey(),
                        // A phrase tells more than its words, and is the rarer for it.
                        words(entry.getKey())
                                * entry.getValue()
                                / size
                                * Math.log(1 + mean / everywhere.getOrDefault(entry.getKey(), 1)),
                        entry.getValue()))
                .sorted(Comparator.comparingDouble(Term::weight).reversed().thenComparing(Term::text))
                .limit(20L * count)
                .toList();
        var chosen = new ArrayList<Term>();
        for (Term term : ranked) {
            if (chosen.size() < count && chosen.stream().noneMatch(other -> overlap(other.text(), term.text()))) {
                chosen.add(term);
            }
        }
        return chosen;
    }

    /** The stop words of a language of which no list is known, and what all prompts of a release have. */
    private boolean isFrequentEverywhere(String word) {
        return frequencies.size() >= FEWEST_CLUSTERS && frequentIn.getOrDefault(word, 0) * 2 > frequencies.size();
    }

    private static int words(String term) {
        return 1 + (int) term.chars().filter(c -> c == ' ').count();
    }

    /** Whether two terms share a word, in singular or plural. */
    private static boolean overlap(String one, String other) {
        for (String word : one.split(" ", -1)) {
            for (String another : other.split(" ", -1)) {
                if (stem(word).equals(stem(another))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String stem(String word) {
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** Runs of words between stop words and punctuation, and their parts. */
    private static Set<String> terms(String text) {
        Set<String> terms = new HashSet<>();
        List<String> run = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (!text.substring(end, matcher.start()).isBlank() || isPlaceholder(text, matcher)) {
                run.clear();
            }
            if (!isPlaceholder(text, matcher)) {
                for (String word : cut(matcher.group().toLowerCase(Locale.ROOT).replace('’', '\''))) {
                    extend(run, word, terms);
                }
            }
            end = matcher.end();
        }
        return terms;
    }

    private static void extend(List<String> run, String word, Set<String> terms) {
        if (STOP_WORDS.contains(word) || word.length() < 2) {
            run.clear();
            return;
        }
        run.add(word);
        for (int words = 1; words <= Math.min(LONGEST_PHRASE, run.size()); words++) {
            terms.add(String.join(" ", run.subList(run.size() - words, run.size())));
        }
    }

    /** One word, or many if its script puts no spaces between them. */
    private static List<String> cut(String letters) {
        return letters.codePoints().anyMatch(Words::isWrittenWithoutSpaces) ? Segmentation.words(letters) : List.of(letters);
    }

    /** NAME_1 and the like: the underscore follows. */
    private static boolean isPlaceholder(String text, Matcher word) {
        return word.end() < text.length() && text.charAt(word.end()) == '_';
    }
}
