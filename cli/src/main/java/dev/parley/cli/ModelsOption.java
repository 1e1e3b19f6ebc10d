package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the models are declared that are asked by name. */
final class ModelsOption {
    @Option(names = "--models", paramLabel = "FILE", description = "The declared models, as for 'parley serve'.")
    private Optional<Path> models = Optional.empty();

    /**
     * The declared models.
     *
     * @param wanted one that is asked for by its name
     * @throws InputException if no file was named
     */
    ModelCatalogue open(String wanted) {
        return DeclaredModels.open(
                models.orElseThrow(() -> new InputException(
                        "'" + wanted + "' would be a declared model; name the file that declares it with --models")),
                Surroundings.standard());
    }
}
