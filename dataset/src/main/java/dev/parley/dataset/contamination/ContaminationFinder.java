package dev.parley.dataset.contamination;

import dev.parley.text.encoder.SentenceVectors;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the questions of a benchmark in texts. Safe for many threads. */
public final class ContaminationFinder {
    /** Changes when what is found may change. */
    public static final String VERSION = "contamination-1";

    /**
     * The cosine from which on a text is taken for a question in other words. On the subjects of MMLU that
     * llm-decontaminator rephrased, 1 % of the pairs that are no twins reach .67.
     */
    public static final double SIMILARITY = 0.7;

    private final SentenceVectors encoder;
    private final double similarity;
    private final SameWords sameWords;
    private final SameMeaning sameMeaning;
    private final SameAnchors sameAnchors;

    /**
     * Prepares the questions.
     *
     * @param encoder of the meaning of texts; closed by the caller
     * @param similarity the cosine from which on a text is a question in other words
     */
    public ContaminationFinder(Benchmark benchmark, SentenceVectors encoder, double similarity) {
        this.encoder = encoder;
        this.similarity = similarity;
        this.sameWords = new SameWords(benchmark.questions());
        this.sameMeaning = new SameMeaning(benchmark.questions(), encoder);
        this.sameAnchors = new SameAnchors(benchmark.questions());
    }

    /** For each text the questions in it, each once by its surest kind, the highest score first. */
    public List<List<Match>> find(List<String> texts) {
        float[][] vectors = encoder.encode(texts);
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> find(texts.get(i), vectors[i]))
                .toList();
    }

    private List<Match> find(String text, float[] vector) {
        Map<Integer, Match> surest = new HashMap<>();
        all(text, vector).forEach(match -> surest.putIfAbsent(match.question(), match));
        return surest.values().stream()
                .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::question))
                .toList();
    }

    /** What each way finds, the surest way first. */
    Stream<Match> all(String text, float[] vector) {
        return Stream.of(sameWords.find(text), sameMeaning.find(vector, similarity), sameAnchors.find(text))
                .flatMap(List::stream);
    }

    /** Whether something is found in a text without its vector. */
    boolean mayHold(String text) {
        return !sameWords.find(text).isEmpty() || !sameAnchors.find(text).isEmpty();
    }

    /** For each question, the cosine of the nearest of its wordings to a vector. */
    float[] similarities(float[] vector) {
        return sameMeaning.similarities(vector);
    }
}
