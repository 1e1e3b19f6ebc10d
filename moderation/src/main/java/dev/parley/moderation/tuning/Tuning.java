package dev.parley.moderation.tuning;

import dev.parley.core.Progress;
import dev.parley.moderation.Calibration;
import dev.parley.moderation.Fingerprint;
import dev.parley.moderation.Weights;
import dev.parley.moderation.encoder.Head;
import dev.parley.moderation.encoder.VectorCache;
import dev.parley.moderation.evaluation.TestSet;
import dev.parley.moderation.feature.Features;
import dev.parley.moderation.linear.LinearModel;
import dev.parley.moderation.linear.LinearTrainer;
import dev.parley.moderation.linear.LinearTrainer.Settings;
import dev.parley.moderation.training.Corpus;
import dev.parley.moderation.training.Example;
import dev.parley.text.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes weights. The models learn from the corpus without whatever stands in a development set too; calibration and
 * thresholds, two numbers and one a category, are fitted on the development sets.
 */
public final class Tuning {
    private final Corpus corpus;
    private final List<TestSet> development;
    private final Set<Long> excluded;

    /** What came of it: the weights, and how many training texts were left out because a development set has them. */
    public record Result(Weights weights, int leftOut) {}

    public Tuning(Corpus corpus, List<TestSet> development) {
        this.corpus = corpus;
        this.development = development;
        excluded = development.stream()
                .flatMap(set -> set.items().stream())
                .map(item -> Fingerprint.of(item.text()))
                .collect(Collectors.toSet());
    }

    /** Trains, which takes minutes for vectors that the cache does not know. */
    public Result run(Encoder encoder, VectorCache vectors, Progress progress) {
        List<Example> forWords = withoutDevelopment(corpus.forWords());
        List<Example> forMeaning = withoutDevelopment(corpus.forMeaning());
        LinearModel words = LinearTrainer.train(forWords, Settings.STANDARD);
        Head head = Head.train(forMeaning, vectors(forMeaning, encoder, vectors, progress));
        long[] trainedOn = Stream.concat(forWords.stream(), forMeaning.stream())
                .mapToLong(example -> Fingerprint.of(example.text()))
                .distinct()
                .sorted()
                .toArray();
        var raw = new Weights.Tier(Calibration.none(), new float[LinearModel.CATEGORIES]);
        var uncalibrated = new Weights(words, head, raw, raw, trainedOn, "");
        List<List<float[]>> ofWords = development.stream().map(set -> ofWords(set, words)).toList();
        var ofBoth = new ArrayList<List<float[]>>();
        for (int i = 0; i < development.size(); i++) {
            ofBoth.add(ofBoth(development.get(i), ofWords.get(i), uncalibrated, encoder, vectors, progress));
        }
        var weights = new Weights(
                words, head, new Calibrator(development, ofWords).tier(), new Calibrator(development, ofBoth).tier(),
                trainedOn, "");
        int leftOut = corpus.forWords().size() - forWords.size();
        return new Result(weights, leftOut);
    }

    private List<Example> withoutDevelopment(List<Example> examples) {
        return examples.stream()
                .filter(example -> !excluded.contains(Fingerprint.of(example.text())))
                .toList();
    }

    private static List<float[]> vectors(
            List<Example> examples, Encoder encoder, VectorCache vectors, Progress progress) {
        return vectors.vectors(examples.stream().map(Example::text).toList(), encoder, progress);
    }

    private static List<float[]> ofWords(TestSet set, LinearModel words) {
        var features = new Features();
        return set.items().stream().map(item -> words.score(item.text(), features)).toList();
    }

    private static List<float[]> ofBoth(
            TestSet set, List<float[]> ofWords, Weights weights, Encoder encoder, VectorCache cache, Progress progress) {
        List<float[]> vectors = cache.vectors(set.items().stream().map(TestSet.Item::text).toList(), encoder, progress);
        var both = new ArrayList<float[]>();
        for (int i = 0; i < vectors.size(); i++) {
            both.add(weights.blend(ofWords.get(i), vectors.get(i)));
        }
        return both;
    }
}
