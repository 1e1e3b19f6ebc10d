package dev.parley.dataset.contamination;

import dev.parley.dataset.contamination.Match.Kind;
import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well twins are found: rephrased or translated questions, line by line beside the questions that they are made of. As
 * in the paper of llm-decontaminator (arXiv 2311.04850, section 5.1), a pair of a twin and its question is to be found, and a
 * pair of a twin and any other question is not; all pairs count instead of 100 of each.
 *
 * @param questions lines of the questions' file
 * @param suspects lines of the suspects' file that hold a text
 * @param empty lines of the suspects' file that hold none, and are left out
 * @param recall share of suspects found as a twin of their question
 * @param falseAlarms share of the pairs with another question that are taken for twins
 * @param unrelated number of unrelated texts
 * @param unrelatedFlagged share of unrelated texts in which any question is found; 0 where there are none
 * @param recallByKind share of suspects found in each way alone
 * @param recallInRelease share of suspects found as {@link ContaminationFinder} finds them, which encodes only what fast
 *     vectors propose
 * @param nearest share of suspects whose question has the nearest vector of all (llm-decontaminator's top 1, without the
 *     judgement of its language model)
 * @param similarityAtOnePercent the cosine that 1 % of the pairs with another question reach
 * @param recallAtOnePercent share of suspects found by vectors alone at that cosine
 */
public record ContaminationScores(
        int questions,
        int suspects,
        int empty,
        double recall,
        double falseAlarms,
        int unrelated,
        double unrelatedFlagged,
        Map<Kind, Double> recallByKind,
        double recallInRelease,
        double nearest,
        double similarityAtOnePercent,
        double recallAtOnePercent) {

    /**
     * Measures on twins.
     *
     * @param suspects as many as the questions, the twins in their order; empty texts are left out
     * @param unrelated texts in which nothing is to be found
     */
    public static ContaminationScores measure(
            Benchmark benchmark,
            List<String> suspects,
            List<String> unrelated,
            SentenceVectors fast,
            SentenceVectors encoder,
            double similarity) {
        if (suspects.size() != benchmark.questions().size()) {
            throw new IllegalArgumentException("every question has one suspect");
        }
        var ways = new Ways(benchmark, encoder, similarity);
        int[] twins = IntStream.range(0, suspects.size()).filter(i -> !suspects.get(i).isBlank()).toArray();
        List<String> texts = Arrays.stream(twins).mapToObj(suspects::get).toList();
        var pairs = new Pairs();
        float[][] vectors = encoder.encode(texts);
        for (int i = 0; i < twins.length; i++) {
            float[] similarities = ways.vectors.similarities(vectors[i]);
            pairs.add(twins[i], ways.find(texts.get(i), similarities), similarities);
        }
        float limit = pairs.similarityOfOthers(0.99);
        return new ContaminationScores(
                benchmark.questions().size(),
                twins.length,
                suspects.size() - twins.length,
                share(pairs.found, twins.length),
                share(pairs.falseAlarms, pairs.others.size()),
                unrelated.size(),
                share(ways.flagged(unrelated), unrelated.size()),
                pairs.recallByKind(),
                share(foundInRelease(benchmark, twins, texts, fast, encoder, similarity), twins.length),
                share(pairs.nearest, twins.length),
                limit,
                share(pairs.own.stream().filter(cosine -> cosine > limit).count(), twins.length));
    }

    private static long foundInRelease(
            Benchmark benchmark,
            int[] twins,
            List<String> texts,
            SentenceVectors fast,
            SentenceVectors encoder,
            double similarity) {
        var finder = new ContaminationFinder(List.of(benchmark), fast, encoder, similarity);
        List<List<FoundQuestion>> found = finder.find(texts);
        return IntStream.range(0, twins.length)
                .filter(i -> found.get(i).stream().anyMatch(question -> question.match().question() == twins[i]))
                .count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** What each way finds by itself, with every text encoded. */
    private static final class Ways {
        private final SentenceVectors encoder;
        private final double similarity;
        private final SameWords words;
        private final WordingVectors vectors;
        private final SameAnchors anchors;

        Ways(Benchmark benchmark, SentenceVectors encoder, double similarity) {
            this.encoder = encoder;
            this.similarity = similarity;
            this.words = new SameWords(new Questions(List.of(benchmark)));
            this.vectors = new WordingVectors(benchmark.questions(), encoder);
            this.anchors = new SameAnchors(benchmark.questions());
        }

        List<Match> find(String text, float[] similarities) {
            Stream<Match> meanings = IntStream.range(0, similarities.length)
                    .filter(question -> similarities[question] >= similarity)
                    .mapToObj(question ->
                            new Match(Kind.SAME_MEANING, question, Math.min(1, similarities[question]), List.of()));
            return Stream.of(words.find(text).stream(), meanings, anchors.find(text).stream())
                    .flatMap(matches -> matches)
                    .toList();
        }

        long flagged(List<String> texts) {
            float[][] encoded = encoder.encode(texts);
            return IntStream.range(0, texts.size())
                    .filter(i -> !find(texts.get(i), vectors.similarities(encoded[i])).isEmpty())
                    .count();
        }
    }

    /** All pairs of a suspect and a question. */
    private static final class Pairs {
        private final List<Float> own = new ArrayList<>();
        private final List<Float> others = new ArrayList<>();
        private final Map<Kind, Integer> foundByKind = new EnumMap<>(Kind.class);
        private long found;
        private long falseAlarms;
        private long nearest;

        void add(int twin, List<Match> matches, float[] similarities) {
            List<Match> hits = matches.stream().filter(match -> match.question() == twin).toList();
            hits.forEach(match -> foundByKind.merge(match.kind(), 1, Integer::sum));
            found += hits.isEmpty() ? 0 : 1;
            falseAlarms += matches.stream().mapToInt(Match::question).filter(question -> question != twin).distinct().count();
            own.add(similarities[twin]);
            int best = twin;
            for (int question = 0; question < similarities.length; question++) {
                if (question != twin) {
                    others.add(similarities[question]);
                    best = similarities[question] > similarities[best] ? question : best;
                }
            }
            nearest += best == twin ? 1 : 0;
        }

        float similarityOfOthers(double quantile) {
            List<Float> sorted = others.stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
        }

        Map<Kind, Double> recallByKind() {
            var shares = new EnumMap<Kind, Double>(Kind.class);
            for (Kind kind : Kind.values()) {
                shares.put(kind, share(foundByKind.getOrDefault(kind, 0), own.size()));
            }
            return shares;
        }
    }
}
