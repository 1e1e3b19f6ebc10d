package dev.parley.cli;

import dev.parley.dataset.topic.EndpointVectors;
import dev.parley.dataset.topic.Labeller;
import dev.parley.dataset.topic.ModelLabeller;
import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.KeptVectors;
import dev.parley.text.encoder.LatentVectors;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.StaticVectors;
import dev.parley.text.encoder.VectorSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the vectors of texts come from, and the names of topics. */
final class VectorOptions {
    @Option(
            names = "--vectors",
            paramLabel = "SOURCE",
            description = {
                "static: a table, the fastest; encoder: all-MiniLM-L6-v2 in this process, for English; latent: learned from",
                "the prompts themselves, for any language; FILE.static.gz: a table of 'parley topics distil'; or an",
                "embedding model of --models. Standard: static for topics, encoder to measure."
            })
    private Optional<String> vectors = Optional.empty();

    @Mixin
    private ModelsOption models = new ModelsOption();

    /**
     * The vectors.
     *
     * @param standard if none are named
     * @param kept where those that take long are kept
     */
    VectorSource open(String standard, UnaryOperator<SentenceVectors> kept) {
        return switch (vectors.orElse(standard)) {
            case "static" -> StaticVectors.load();
            case "latent" -> LatentVectors::of;
            case "encoder" -> kept.apply(Encoder.loadWide());
            case String file when file.endsWith(".static.gz") -> StaticVectors.load(Path.of(file));
            case String model -> kept.apply(EndpointVectors.of(models.open(model), model));
        };
    }

    /** Whether vectors are learned from a release, so that those of another have nothing to do with them. */
    boolean areLearned() {
        return vectors.filter("latent"::equals).isPresent();
    }

    Labeller labeller(Optional<String> model) {
        return model.<Labeller>map(name -> ModelLabeller.of(models.open(name), name)).orElse(Labeller.TERMS);
    }


    /** The same vectors, kept beside the release. */
    static SentenceVectors keep(String release, SentenceVectors source) {
        return release.contains("://") ? source : KeptVectors.in(Path.of(release + ".work", "vectors"), source);
    }
}
