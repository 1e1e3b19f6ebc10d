package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.dataset.topic.EndpointVectors;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.SentenceVectors;
import java.nio.file.Path;
import java.util.Optional;
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

    @Option(names = "--models", paramLabel = "FILE", description = "The declared models, as for 'parley serve'.")
    private Optional<Path> models = Optional.empty();

    /** The vectors that decide. */
    SentenceVectors open() {
        return vectors.<SentenceVectors>map(name -> EndpointVectors.of(catalogue(), name)).orElseGet(Encoder::loadWide);
    }

    /** The vectors that propose: a declared model may know languages of which the table knows nothing. */
    SentenceVectors proposing(SentenceVectors deciding, SentenceVectors table) {
        return vectors.isPresent() ? deciding : table;
    }

    ModelCatalogue catalogue() {
        return DeclaredModels.open(
                models.orElseThrow(() -> new InputException("name the file of the declared models with --models")),
                Surroundings.standard());
    }
}
