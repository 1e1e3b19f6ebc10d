package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A finished release on this machine, as it can be read by anybody who has its folder and nothing else.
 *
 * @param folder where it is
 * @param manifest its {@code manifest.json}
 * @param statistics its {@code stats.json}
 */
public record Release(Path folder, JsonNode manifest, JsonNode statistics) {
    /**
     * Opens a release.
     *
     * @throws InputException if there is none
     */
    public static Release open(Path folder) {
        return new Release(folder, required(folder, Manifest.FILE_NAME), required(folder, StatisticsReport.FILE_NAME));
    }

    private static JsonNode required(Path folder, String name) {
        return document(folder, name)
                .orElseThrow(() -> new InputException(folder + " is no release, as it has no " + name
                        + "; name the directory that 'parley build --output' named"));
    }

    /** Another JSON file of the release, such as {@code topics.json}; empty if the release has none. */
    public Optional<JsonNode> document(String name) {
        return document(folder, name);
    }

    private static Optional<JsonNode> document(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(Json.read(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException | UncheckedIOException problem) {
            throw new InputException(
                    file + " cannot be read (" + problem.getClass().getSimpleName() + "); build the release again",
                    problem);
        }
    }

    public String name() {
        return manifest.path("dataset").asText();
    }

    /** Its shards, in the order of the sort key. */
    public List<Path> shards() {
        return files().filter(file -> ShardFormat.isShard(name(file)))
                .map(file -> folder.resolve(name(file)))
                .toList();
    }

    /** The checksums of its shards, in the same order. */
    public List<String> shardChecksums() {
        return files().filter(file -> ShardFormat.isShard(name(file)))
                .map(file -> file.path("sha256").asText())
                .toList();
    }

    /** Files that no build writes, but that were added to the release later. */
    public List<String> additions() {
        return files().map(Release::name)
                .filter(name -> !ReleaseDocuments.NAMES.contains(name) && !ShardFormat.isShard(name))
                .toList();
    }

    private Stream<JsonNode> files() {
        return StreamSupport.stream(manifest.path("files").spliterator(), false)
                .sorted(Comparator.comparing(Release::name));
    }

    private static String name(JsonNode file) {
        return file.path("name").asText();
    }
}
