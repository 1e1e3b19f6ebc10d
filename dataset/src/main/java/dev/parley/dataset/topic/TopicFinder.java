package dev.parley.dataset.topic;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.release.ReleaseAdditions;
import dev.parley.dataset.topic.AssignedPrompts.Duplicates;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.VectorSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the topics of a release and adds them to it: {@code topics.json}, and {@code topics.parquet} with the topic of each
 * prompt and which earlier one it repeats. Spark reads, chooses and orders the prompts; clusters are fitted to a sample of
 * them in memory; then all prompts pass by in order and are assigned, a batch at a time, and Spark brings those together
 * that may be duplicates, so that memory does not grow with the release.
 */
public final class TopicFinder {
    /** Changes when topics may change. */
    public static final String VERSION = "topics-2";

    private static final String ASSIGNMENTS = "topics.parquet";
    private static final String PASSING = "topics.unfinished.parquet";
    private static final int BATCH = 4096;

    private final SparkSession spark;
    private final VectorSource source;
    private final Labeller labeller;
    private final Progress progress;

    /**
     * @param source of vectors, closed by the caller
     * @param labeller names the topics
     */
    public TopicFinder(SparkSession spark, VectorSource source, Labeller labeller, Progress progress) {
        this.spark = spark;
        this.source = source;
        this.labeller = labeller;
        this.progress = progress;
    }

    /**
     * Finds topics.
     *
     * @throws InputException if there is no release, or it has too few prompts of the kind that was ordered
     */
    public TopicReport run(TopicOrder order) {
        ReleaseAdditions release = ReleaseAdditions.to(order.release());
        Optional<EarlierTopics> previous = order.previous().map(EarlierTopics::of);
        var table = new PromptTable(spark, order.release(), order);
        long count = table.count();
        List<String> sample = distinct(table.sample(order.sample(), count));
        if (sample.size() < fewest(order)) {
            throw tooFew(sample.size(), order);
        }
        SentenceVectors vectors = source.learn(sample, order.seed());
        Optional<EarlierTopics> earlier = previous.map(topics -> topics.seenBy(vectors.version()));
        Map<String, float[]> fitted = encoded(sample, vectors, order);
        List<String> texts = List.copyOf(fitted.keySet());
        TopicModel model = timed(
                "Clustering", () -> TopicModel.fit(fitted.values().toArray(float[][]::new), order, earlier));
        var numbers = TopicNumbers.of(model, earlier);
        var assignment = new Assignment(model, numbers.ids(), vectors);
        try (var assigned = new AssignedPrompts(spark, release.path(PASSING), release.configuration());
                RowWriter rows = new RowFormat(Assignment.SCHEMA).create(release.path(ASSIGNMENTS), release.configuration())) {
            try (Progress.Step step = progress.start("Assigning", "prompts", count)) {
                assignment.assign(table.all(), count, assigned, step);
            }
            try (Duplicates duplicates = assigned.duplicates(order.near())) {
                try (Progress.Step step = progress.start("Duplicates", "prompts", assignment.prompts())) {
                    assignment.write(duplicates.all(), rows, step);
                }
                TopicReport report = new Description(order, model, numbers, assignment, labeller)
                        .report(texts, duplicates, vectors.version());
                release.add(List.of(rows.finish()), TopicReport.FILE_NAME, report.json());
                return report;
            }
        }
    }

    private <T> T timed(String name, Supplier<T> work) {
        try (Progress.Step step = progress.start(name, "steps", 1)) {
            T result = work.get();
            step.advance(1);
            return result;
        }
    }

    private static List<String> distinct(Iterator<Prompt> prompts) {
        Set<String> texts = new LinkedHashSet<>();
        prompts.forEachRemaining(prompt -> texts.add(prompt.text()));
        return List.copyOf(texts);
    }

    /** The vectors of those texts that the vectors know something of, in their order. */
    private Map<String, float[]> encoded(List<String> texts, SentenceVectors vectors, TopicOrder order) {
        var encoded = new LinkedHashMap<String, float[]>();
        try (Progress.Step step = progress.start("Vectors", "prompts", texts.size())) {
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
                float[][] rows = vectors.encode(batch);
                for (int i = 0; i < rows.length; i++) {
                    if (!Assignment.isEmpty(rows[i])) {
                        encoded.put(batch.get(i), rows[i]);
                    }
                }
                step.advance(batch.size());
            }
        }
        if (encoded.size() < fewest(order)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s knows words of only %,d of the %,d different prompts; choose vectors that know the language, such as latent",
                    vectors.version(),
                    encoded.size(),
                    texts.size()));
        }
        return encoded;
    }

    private static int fewest(TopicOrder order) {
        return Math.max(2, order.k().orElse(2));
    }

    private static InputException tooFew(int texts, TopicOrder order) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s has only %,d different prompts in %s of %d to %d characters; allow others or ask for fewer topics",
                order.release(),
                texts,
                order.language().isEmpty() ? "any language" : order.language(),
                order.minLength(),
                order.maxLength()));
    }
}
