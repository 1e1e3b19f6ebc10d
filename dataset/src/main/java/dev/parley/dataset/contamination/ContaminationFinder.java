package dev.parley.dataset.contamination;

import dev.parley.text.encoder.SentenceVectors;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the questions of benchmarks in texts. Safe for many threads. */
public final class ContaminationFinder {
    /** Changes when what is found may change. */
    public static final String VERSION = "contamination-2";

    /**
     * The cosine from which on a text is taken for a question in other words. On the subjects of MMLU that
     * llm-decontaminator rephrased, 1 % of the pairs that are no twins reach .67.
     */
    public static final double SIMILARITY = 0.7;

    /** Characters of a text below which nothing can be said of it. */
    public static final int SHORTEST = 16;

    private final Questions questions;
    private final SameWords sameWords;
    private final SameMeaning sameMeaning;
    private final List<SameAnchors> sameAnchors;
    private final String version;
    private final LatestTexts latest = new LatestTexts();

    /**
     * Prepares the questions.
     *
     * @param fast vectors that propose; closed by the caller, as is the encoder
     * @param encoder of the meaning of texts, which decides
     * @param similarity the cosine from which on a text is a question in other words
     */
    public ContaminationFinder(
            List<Benchmark> benchmarks, SentenceVectors fast, SentenceVectors encoder, double similarity) {
        this.questions = new Questions(benchmarks);
        this.sameWords = new SameWords(questions);
        this.sameMeaning = new SameMeaning(questions.all(), fast, encoder, similarity);
        this.sameAnchors = benchmarks.stream().map(benchmark -> new SameAnchors(benchmark.questions())).toList();
        this.version = String.format(
                Locale.ROOT,
                "%s-%.4f %s %s questions-%s",
                VERSION,
                similarity,
                fast.version(),
                encoder.version(),
                questions.digest());
    }

    /** Changes when what is found may change, be it because of the questions. */
    public String version() {
        return version;
    }

    /** The benchmarks that are looked for. */
    public List<Benchmark> benchmarks() {
        return questions.benchmarks();
    }

    /** For each text the questions in it, each once by its surest kind, the highest score first. */
    public List<List<FoundQuestion>> find(List<String> texts) {
        var found = new HashMap<String, List<FoundQuestion>>();
        texts.forEach(text -> latest.get(text).ifPresent(questions -> found.put(text, questions)));
        List<String> unknown = texts.stream().distinct().filter(text -> !found.containsKey(text)).toList();
        List<List<Match>> sameMeanings = sameMeaning.find(unknown);
        List<List<FoundQuestion>> questions = IntStream.range(0, unknown.size())
                .parallel()
                .mapToObj(i -> find(unknown.get(i), sameMeanings.get(i)))
                .toList();
        for (int i = 0; i < unknown.size(); i++) {
            found.put(unknown.get(i), questions.get(i));
            latest.put(unknown.get(i), questions.get(i));
        }
        return texts.stream().map(text -> found.getOrDefault(text, List.of())).toList();
    }

    private List<FoundQuestion> find(String text, List<Match> sameMeanings) {
        Map<Integer, Match> surest = new HashMap<>();
        Stream.of(sameWords.find(text), sameMeanings, sameAnchors(text))
                .flatMap(List::stream)
                .forEach(match -> surest.putIfAbsent(match.question(), match));
        return surest.values().stream()
                .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::question))
                .map(match -> new FoundQuestion(
                        questions.benchmark(match.question()), questions.all().get(match.question()), match))
                .toList();
    }

    private List<Match> sameAnchors(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            // Spares most texts the question, benchmark by benchmark, whether they are in another script.
            return List.of();
        }
        return IntStream.range(0, sameAnchors.size())
                .boxed()
                .flatMap(i -> sameAnchors.get(i).find(text).stream().map(match -> match.from(questions.first(i))))
                .toList();
    }
}
