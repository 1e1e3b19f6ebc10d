package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.recipe.Recipe;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a build knows of a release beyond its conversations. No times of the build and no paths of the machine, so that
 * the same input and recipe tell the same.
 *
 * @param recipe the complete recipe, as text
 * @param tokenizer name of what counted the tokens
 * @param inputs in the order of their names
 * @param conversationsRead how many different conversations the inputs hold
 * @param removals why conversations are not released, in the order of the steps
 * @param versions of Parley, its annotators and what it runs on
 */
public record ReleaseFacts(
        Recipe.Dataset dataset,
        String recipe,
        String tokenizer,
        List<Input> inputs,
        long conversationsRead,
        List<Removal> removals,
        SortedMap<String, String> versions,
        Users users) {
    public ReleaseFacts {
        inputs = List.copyOf(inputs);
        removals = List.copyOf(removals);
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /**
     * The facts of a release of which some conversations were taken down: those of its manifest but for the last two.
     */
    public static ReleaseFacts of(JsonNode manifest, Recipe recipe, List<Removal> removals, Users users) {
        return new ReleaseFacts(
                recipe.dataset(),
                manifest.path("recipe").path("text").asText(),
                recipe.annotate().tokenizer(),
                Manifest.inputs(manifest),
                manifest.path("conversations").path("read").asLong(),
                removals,
                Manifest.versions(manifest),
                users);
    }

    /**
     * A file that was read.
     *
     * @param name of the file, without its folder
     * @param format name of the format that it was read in
     * @param bytes size of the file as it was given
     * @param sha256 checksum of the file as it was given, in hexadecimal
     * @param rejected how many records could not be read
     */
    public record Input(String name, String format, long bytes, String sha256, long records, long rejected) {}

    /**
     * A reason for which conversations are not released. A conversation with several reasons counts under each.
     *
     * @param step where it was decided, such as {@code decide} or {@code relate}
     * @param reason name of the rule or relation
     */
    public record Removal(String step, String reason, long conversations) {}
}
