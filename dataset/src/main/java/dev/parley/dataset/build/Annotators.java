package dev.parley.dataset.build;

import dev.parley.core.InputException;
import dev.parley.core.asset.AssetStore;
import dev.parley.core.asset.UnavailableAssetException;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.Recipe.ModeratorName;
import dev.parley.moderation.Band;
import dev.parley.moderation.Moderators;
import dev.parley.moderation.Tagger;
import dev.parley.moderation.Weights;
import dev.parley.text.Annotator;
import dev.parley.text.language.LanguageDetectors;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.token.TokenCounter;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.SparkSession;

/**
 * Where tasks get their annotator from: one for each JVM, made from files that Spark brings to every worker, and of the
 * version that the driver has, so that no worker can annotate otherwise than the others.
 *
 * @param settings as the recipe has them
 */
record Annotators(Recipe.Annotation settings, String version) implements Serializable {
    private static final String STANDARD_TOKENIZER = "cl100k_base";
    private static final ConcurrentHashMap<Annotators, ModeratingAnnotator> MADE = new ConcurrentHashMap<>();

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
        return new Annotators(settings, make(settings).version());
    }

    ModeratingAnnotator annotator() {
        ModeratingAnnotator annotator = MADE.computeIfAbsent(this, wanted -> make(wanted.settings));
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
        return make(AssetStore.of(System.getenv()), tokens, settings.moderator());
    }

    private static ModeratingAnnotator make(Recipe.Annotation settings) {
        AssetStore store = AssetStore.of(System.getenv()).withDirectory(Path.of(SparkFiles.getRootDirectory()));
        return make(store, tokens(settings.tokenizer()), settings.moderator());
    }

    private static ModeratingAnnotator make(AssetStore store, TokenCounter tokens, ModeratorName moderator) {
        return new ModeratingAnnotator(
                new Annotator(LanguageDetectors.standard(store), new PersonalDataFinder(), tokens),
                tagger(moderator));
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
