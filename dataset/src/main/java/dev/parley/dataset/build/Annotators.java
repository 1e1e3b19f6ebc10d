package dev.parley.dataset.build;

import dev.parley.core.InputException;
import dev.parley.core.asset.AssetStore;
import dev.parley.core.asset.UnavailableAssetException;
import dev.parley.dataset.contamination.Benchmark;
import dev.parley.dataset.contamination.ContaminationAnnotator;
import dev.parley.dataset.contamination.ContaminationFinder;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.Recipe.ModeratorName;
import dev.parley.moderation.Band;
import dev.parley.moderation.Moderators;
import dev.parley.moderation.Tagger;
import dev.parley.moderation.Weights;
import dev.parley.text.Annotator;
import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.StaticVectors;
import dev.parley.text.language.LanguageDetectors;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.token.TokenCounter;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Where tasks get their annotator from: one for each JVM, made from files that Spark brings to every worker, and of the
 * version that the driver has, so that no worker can annotate otherwise than the others.
 *
 * @param settings as the recipe has them
 * @param benchmarks that are looked for
 */
record Annotators(Recipe.Annotation settings, Broadcast<List<Benchmark>> benchmarks, String version)
        implements Serializable {
    private static final String STANDARD_TOKENIZER = "cl100k_base";

    /** By their version. */
    private static final ConcurrentHashMap<String, ModeratingAnnotator> MADE = new ConcurrentHashMap<>();

    /** What the driver has is what all workers get. */
    static Annotators of(SparkSession spark, Recipe.Annotation settings) {
        try {
            Path model = AssetStore.of(System.getenv()).get(LanguageDetectors.LID_176);
            spark.sparkContext().addFile(model.toString());
        } catch (UnavailableAssetException e) {
            // Then the detector that needs no model is used, and its name stands in the version and in every tag.
        }
        if (!settings.tokenizer().equals(STANDARD_TOKENIZER)) {
            spark.sparkContext().addFile(settings.tokenizer());
        }
        List<Benchmark> benchmarks = benchmarks(settings.contamination());
        return new Annotators(
                settings,
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(benchmarks),
                make(settings, benchmarks).version());
    }

    ModeratingAnnotator annotator() {
        ModeratingAnnotator annotator = MADE.computeIfAbsent(version, wanted -> make(settings, benchmarks.value()));
        if (!annotator.version().equals(version)) {
            throw new InputException("a worker has the annotator '" + annotator.version() + "' and the driver '" + version
                    + "'; give all machines the same release of Parley and the same " + AssetStore.VARIABLE);
        }
        return annotator;
    }

    /** An annotator for this machine alone, without Spark. */
    static ModeratingAnnotator local(Recipe.Annotation settings) {
        TokenCounter tokens = settings.tokenizer().equals(STANDARD_TOKENIZER)
                ? TokenCounter.cl100k()
                : TokenCounter.huggingFace(Path.of(settings.tokenizer()));
        return make(AssetStore.of(System.getenv()), tokens, settings, benchmarks(settings.contamination()));
    }

    private static ModeratingAnnotator make(Recipe.Annotation settings, List<Benchmark> benchmarks) {
        AssetStore store = AssetStore.of(System.getenv()).withDirectory(Path.of(SparkFiles.getRootDirectory()));
        return make(store, tokens(settings.tokenizer()), settings, benchmarks);
    }

    private static ModeratingAnnotator make(
            AssetStore store, TokenCounter tokens, Recipe.Annotation settings, List<Benchmark> benchmarks) {
        return new ModeratingAnnotator(
                new Annotator(LanguageDetectors.standard(store), new PersonalDataFinder(), tokens),
                tagger(settings.moderator()),
                contamination(benchmarks, settings.contamination().similarity()));
    }

    private static List<Benchmark> benchmarks(Recipe.Contamination settings) {
        return Benchmark.readNamed(settings.questions().stream().map(Path::of).toList());
    }

    private static Optional<ContaminationAnnotator> contamination(List<Benchmark> benchmarks, double similarity) {
        return benchmarks.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContaminationAnnotator(new ContaminationFinder(
                        benchmarks, StaticVectors.load(), Encoder.loadWide(), similarity)));
    }

    private static Optional<Tagger> tagger(ModeratorName name) {
        return name == ModeratorName.NONE
                ? Optional.empty()
                : Optional.of(Tagger.of(Moderators.of(name.label(), Weights.standard(), Band.STANDARD)));
    }

    private static TokenCounter tokens(String tokenizer) {
        return tokenizer.equals(STANDARD_TOKENIZER)
                ? TokenCounter.cl100k()
                : TokenCounter.huggingFace(Path.of(SparkFiles.get(Path.of(tokenizer).getFileName().toString())));
    }
}
