package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.release.ReleaseFacts.Input;
import dev.parley.dataset.release.ReleaseFacts.Removal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code manifest.json}: what went in, what was done by which recipe and versions, what came out. It holds nothing that
 * changes when the same is built again.
 */
final class Manifest {
    static final String FILE_NAME = "manifest.json";
    private static final int FORMAT = 1;
    /** What may be found out about a release and added to it. */
    private static final List<String> ADDITIONS = List.of("contamination.json", "topics.json", "topics.parquet");

    private static final String FILES = "files";
    private static final String NAME = "name";

    private Manifest() {}

    static ObjectNode of(Statistics statistics, ReleaseFacts facts, ShardFormat format, List<ReleaseFile> files) {
        ObjectNode manifest = Json.object();
        manifest.put("manifest", FORMAT);
        manifest.put("dataset", facts.dataset().name());
        manifest.put("license", facts.dataset().license());
        manifest.put("columns", format.columns().name().toLowerCase(Locale.ROOT));
        ObjectNode recipe = manifest.putObject("recipe");
        recipe.put("sha256", ReleaseFile.sha256(facts.recipe().getBytes(StandardCharsets.UTF_8)));
        recipe.put("text", facts.recipe());
        facts.versions().forEach(manifest.putObject("versions")::put);
        facts.inputs().forEach(input -> addInput(manifest.withArray("inputs"), input));
        addConversations(manifest.putObject("conversations"), statistics, facts);
        files.forEach(file -> addFile(manifest.withArray(FILES), file));
        return manifest;
    }

    private static void addInput(ArrayNode inputs, Input input) {
        inputs.addObject()
                .put(NAME, input.name())
                .put("format", input.format())
                .put("bytes", input.bytes())
                .put("sha256", input.sha256())
                .put("records", input.records())
                .put("rejected", input.rejected());
    }

    /** The inverse of what {@link #of} writes. */
    static List<Input> inputs(JsonNode manifest) {
        var inputs = new ArrayList<Input>();
        for (JsonNode input : manifest.path("inputs")) {
            inputs.add(new Input(
                    input.path(NAME).asText(),
                    input.path("format").asText(),
                    input.path("bytes").asLong(),
                    input.path("sha256").asText(),
                    input.path("records").asLong(),
                    input.path("rejected").asLong()));
        }
        return inputs;
    }

    /** The inverse of what {@link #of} writes. */
    static SortedMap<String, String> versions(JsonNode manifest) {
        var versions = new TreeMap<String, String>();
        manifest.path("versions")
                .properties()
                .forEach(version -> versions.put(version.getKey(), version.getValue().asText()));
        return versions;
    }

    private static void addConversations(ObjectNode conversations, Statistics statistics, ReleaseFacts facts) {
        conversations.put("read", facts.conversationsRead());
        ArrayNode removed = conversations.putArray("removed");
        for (Removal removal : facts.removals()) {
            removed.addObject()
                    .put("step", removal.step())
                    .put("reason", removal.reason())
                    .put("conversations", removal.conversations());
        }
        conversations.put("released", statistics.conversations());
        conversations.put("redacted", statistics.redactedConversations());
        conversations.put("moderated", statistics.moderatedConversations());
    }

    private static void addFile(ArrayNode files, ReleaseFile file) {
        files.addObject().put(NAME, file.name()).put("bytes", file.bytes()).put("sha256", file.sha256());
    }

    /** The manifest with further files, in place of those of the same names. */
    static ObjectNode with(ObjectNode manifest, List<ReleaseFile> added) {
        var files = new ArrayList<ReleaseFile>();
        for (JsonNode file : manifest.path(FILES)) {
            String name = file.path(NAME).asText();
            if (added.stream().noneMatch(other -> other.name().equals(name))) {
                files.add(new ReleaseFile(name, file.path("bytes").asLong(), file.path("sha256").asText()));
            }
        }
        added.stream().sorted(Comparator.comparing(ReleaseFile::name)).forEach(files::add);
        ArrayNode listed = manifest.putArray(FILES);
        files.forEach(file -> addFile(listed, file));
        return manifest;
    }

    /** The files of a release by its manifest, and the manifest itself. */
    static List<String> fileNames(byte[] manifest) {
        var names = new ArrayList<>(List.of(FILE_NAME));
        for (JsonNode file : Json.read(manifest).path(FILES)) {
            names.add(file.path(NAME).asText());
        }
        return names;
    }

    /** Whether a release may have a file of this name. */
    static boolean isReleaseFile(String name) {
        return List.of(FILE_NAME, Card.FILE_NAME, Croissant.FILE_NAME, StatisticsReport.FILE_NAME).contains(name)
                || ADDITIONS.contains(name)
                || ShardFormat.isShard(name);
    }
}
