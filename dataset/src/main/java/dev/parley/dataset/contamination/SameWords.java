package dev.parley.dataset.contamination;

import dev.parley.dataset.contamination.Match.Kind;
import dev.parley.dataset.contamination.Match.Span;
import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Questions found by runs of eight of their words, as Tülu 3 does (arXiv 2411.15124, section 3.2: 8-grams, a question counts
 * if half of its tokens are covered). A run that stands in more than ten questions of a benchmark says nothing and is
 * ignored, as GPT-3 did (arXiv 2005.14165, appendix C).
 */
final class SameWords {
    /** The share of a question's words that must be covered. */
    static final double THRESHOLD = 0.5;

    private static final int RUN = 8;
    private static final int TOO_COMMON = 10;
    private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

    private final Map<Long, List<Place>> places = new HashMap<>();
    private final List<Wording> wordings = new ArrayList<>();

    private record Wording(int question, int words) {}

    private record Place(int wording, int position) {}

    SameWords(Questions questions) {
        for (int question = 0; question < questions.all().size(); question++) {
            for (String wording : questions.all().get(question).wordings()) {
                add(question, Words.of(wording));
            }
        }
        places.values().removeIf(found -> forgetCommon(found, questions).isEmpty());
    }

    private void add(int question, Words words) {
        for (int i = 0; i + RUN <= words.size(); i++) {
            places.computeIfAbsent(hash(words, i), run -> new ArrayList<>(1)).add(new Place(wordings.size(), i));
        }
        wordings.add(new Wording(question, words.size()));
    }

    private List<Place> forgetCommon(List<Place> found, Questions questions) {
        if (found.size() > TOO_COMMON) {
            Map<Integer, Long> questionsOf = found.stream()
                    .map(this::question)
                    .distinct()
                    .collect(Collectors.groupingBy(questions::benchmark, Collectors.counting()));
            found.removeIf(
                    place -> questionsOf.getOrDefault(questions.benchmark(question(place)), 0L) > TOO_COMMON);
        }
        return found;
    }

    private int question(Place place) {
        return wordings.get(place.wording).question;
    }

    /** The questions whose words stand in a text, in their order. */
    List<Match> find(String text) {
        var covered = new HashMap<Integer, Cover>();
        Words words = Words.of(text);
        for (int i = 0; i + RUN <= words.size(); i++) {
            for (Place place : places.getOrDefault(hash(words, i), List.of())) {
                Cover cover = covered.computeIfAbsent(place.wording, wording -> new Cover());
                cover.question.set(place.position, place.position + RUN);
                cover.text.set(i, i + RUN);
            }
        }
        var best = new TreeMap<Integer, Match>();
        covered.forEach((number, cover) -> {
            Wording wording = wordings.get(number);
            double score = (double) cover.question.cardinality() / wording.words;
            if (score >= THRESHOLD) {
                var match = new Match(Kind.SAME_WORDS, wording.question, score, spans(cover.text, words));
                best.merge(wording.question, match, (one, other) -> one.score() >= other.score() ? one : other);
            }
        });
        return List.copyOf(best.values());
    }

    private static final class Cover {
        final BitSet question = new BitSet();
        final BitSet text = new BitSet();
    }

    private static List<Span> spans(BitSet covered, Words words) {
        var spans = new ArrayList<Span>();
        for (int from = covered.nextSetBit(0); from >= 0; from = covered.nextSetBit(covered.nextClearBit(from))) {
            spans.add(new Span(words.start(from), words.end(covered.nextClearBit(from) - 1)));
        }
        return spans;
    }

    private static long hash(Words words, int from) {
        long hash = 0;
        for (int i = from; i < from + RUN; i++) {
            hash = hash * MULTIPLIER + words.hash(i);
        }
        return Words.mix(hash);
    }
}
