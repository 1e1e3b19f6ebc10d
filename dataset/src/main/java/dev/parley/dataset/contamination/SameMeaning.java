package dev.parley.dataset.contamination;

import dev.parley.dataset.contamination.Match.Kind;
import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Questions found by sentence vectors, as llm-decontaminator finds its candidates (Yang et al., Rethinking Benchmark and
 * Contamination for Language Models with Rephrased Samples, arXiv 2311.04850, section 4), but against each wording of a
 * question, and with a threshold in place of the one nearest. Fast vectors propose pairs of a text and a question; only
 * those texts and questions are encoded, each once.
 */
final class SameMeaning {
    /**
     * The cosine of fast vectors from which on the encoder has a look. Of the rephrased questions that the encoder finds on
     * the dev subjects 99 % reach it.
     */
    static final double WORTH_A_LOOK = 0.64;

    private final List<Question> questions;
    private final SentenceVectors fast;
    private final WordingVectors proposing;
    private final SentenceVectors encoder;
    private final double threshold;
    private final Map<Integer, float[][]> encoded = new ConcurrentHashMap<>();

    SameMeaning(List<Question> questions, SentenceVectors fast, SentenceVectors encoder, double threshold) {
        this.questions = questions;
        this.fast = fast;
        this.proposing = new WordingVectors(questions, fast);
        this.encoder = encoder;
        this.threshold = threshold;
    }

    /** For each text the questions that mean the same, in their order. */
    List<List<Match>> find(List<String> texts) {
        List<BitSet> proposed = proposing.near(fast.encode(texts), WORTH_A_LOOK);
        encodeQuestions(proposed);
        int[] worth = IntStream.range(0, texts.size()).filter(i -> !proposed.get(i).isEmpty()).toArray();
        float[][] vectors = encoder.encode(IntStream.of(worth).mapToObj(texts::get).toList());
        var matches = new ArrayList<List<Match>>();
        texts.forEach(text -> matches.add(List.of()));
        for (int i = 0; i < worth.length; i++) {
            matches.set(worth[i], decide(vectors[i], proposed.get(worth[i])));
        }
        return matches;
    }

    private void encodeQuestions(List<BitSet> proposed) {
        var wanted = new BitSet();
        proposed.forEach(wanted::or);
        int[] missing = wanted.stream().filter(question -> !encoded.containsKey(question)).toArray();
        float[][] vectors = encoder.encode(IntStream.of(missing)
                .mapToObj(questions::get)
                .flatMap(question -> question.wordings().stream())
                .toList());
        int next = 0;
        for (int question : missing) {
            var wordings = new float[questions.get(question).wordings().size()][];
            for (int i = 0; i < wordings.length; i++) {
                wordings[i] = vectors[next++];
            }
            encoded.put(question, wordings);
        }
    }

    private List<Match> decide(float[] vector, BitSet proposed) {
        var matches = new ArrayList<Match>();
        proposed.stream().forEach(question -> {
            float best = 0;
            for (float[] wording : encoded.getOrDefault(question, new float[0][])) {
                best = Math.max(best, SentenceVectors.cosine(vector, wording));
            }
            if (best >= threshold) {
                matches.add(new Match(Kind.SAME_MEANING, question, Math.min(1, best), List.of()));
            }
        });
        return matches;
    }
}
