package dev.parley.cli;

import dev.parley.dataset.topic.EndpointVectors;
import dev.parley.model.ModelCatalogue;
import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.SentenceVectors;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which vectors decide whether two texts mean the same. */
final class MeaningOptions {
    @Option(
            names = "--vectors",
            paramLabel = "MODEL",
            description = {
                "An embedding model of --models that compares meanings in place of the encoder; one that knows many",
                "languages finds translations. Every prompt is sent to it."
            })
    private Optional<String> vectors = Optional.empty();

    @Mixin
    private ModelsOption models = new ModelsOption();

    /** The vectors that decide. */
    SentenceVectors open() {
        return vectors.<SentenceVectors>map(name -> EndpointVectors.of(models.open(name), name)).orElseGet(Encoder::loadWide);
    }

    /** The vectors that propose: a declared model may know languages of which the table knows nothing. */
    SentenceVectors proposing(SentenceVectors deciding, SentenceVectors table) {
        return vectors.isPresent() ? deciding : table;
    }

    /** The declared models, of which one is asked for. */
    ModelCatalogue catalogue(String wanted) {
        return models.open(wanted);
    }
}
