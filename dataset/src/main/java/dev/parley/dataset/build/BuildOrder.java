package dev.parley.dataset.build;

import dev.parley.dataset.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/**
 * What to build.
 *
 * @param inputs files, folders and globs
 * @param output the directory of the release
 * @param keyFile the key of the users' pseudonyms; made if it is not there
 */
public record BuildOrder(List<String> inputs, String output, Recipe recipe, Path keyFile) {
    public BuildOrder {
        inputs = List.copyOf(inputs);
    }
}
