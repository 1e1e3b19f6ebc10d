package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.core.source.Compression;
import dev.parley.core.source.LocalFile;
import dev.parley.dataset.Engine;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.demo.DemoLogs;
import dev.parley.dataset.demo.Plant;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole build of the demo's logs, from the files to the release. */
class BuildTest {
    @TempDir
    private static Path shared;

    private static final DemoLogs LOGS = new DemoLogs(7);

    private static SparkSession spark = Engine.start("local[2]", Map.of());
    private static List<String> files = List.of();
    private static Path release = Path.of("");
    private static BuildReport report = new BuildReport("", "", Counts.NONE, Counts.NONE);

    @TempDir
    private Path folder;

    @BeforeAll
    static void buildOnce() throws IOException {
        Path logs = shared.resolve("logs");
        LOGS.write(logs);
        try (Stream<Path> found = Files.walk(logs)) {
            files = found.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
        release = shared.resolve("release");
        report = build(files, release, RecipeReader.standard());
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void everyConversationIsReleasedOrDropped() {
        assertThat(report.decided().get("kept") + report.decided().get("dropped"))
                .isEqualTo(report.read().get("conversations"));
        assertThat(report.decided().get("dropped")).isPositive();
    }

    @Test
    void everyTornLineIsRejectedAndKept() throws IOException {
        assertThat(report.read().get("rejected")).isPositive();
        assertThat(rejectedLines()).hasSize((int) report.read().get("rejected"));
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        var reversed = new ArrayList<>(files);
        Collections.reverse(reversed);

        build(reversed, folder.resolve("release"), RecipeReader.standard());

        assertThat(TreeContents.of(folder.resolve("release"))).isEqualTo(TreeContents.of(release));
    }

    @Test
    void filesNamedByUrisAreReadAlike() throws IOException {
        List<String> uris = files.stream().map(file -> "file://" + Path.of(file).toAbsolutePath()).toList();

        build(uris, folder.resolve("release"), RecipeReader.standard());

        assertThat(TreeContents.of(folder.resolve("release"))).isEqualTo(TreeContents.of(release));
    }

    @Test
    void coresAndPartitionsDoNotMatter() {
        spark.stop();
        spark = Engine.start("local[1]", Map.of());
        spark.conf().set("spark.sql.files.maxPartitionBytes", "50000");

        build(files, folder.resolve("release"), RecipeReader.standard());

        assertThat(TreeContents.of(folder.resolve("release"))).isEqualTo(TreeContents.of(release));
    }

    @Test
    void anotherRecipeReusesTheAnnotations() {
        Path output = folder.resolve("release");
        build(files, output, RecipeReader.standard());
        Map<String, FileTime> annotated = TreeContents.times(Path.of(output + ".work", "annotated"));

        build(files, output, RecipeReader.parse("rules: {refusal: {action: drop}}", "test"));

        assertThat(TreeContents.times(Path.of(output + ".work", "annotated"))).isEqualTo(annotated);
        assertThat(TreeContents.of(output)).isNotEqualTo(TreeContents.of(release));
    }

    @Test
    void aLostPartIsMadeAgain() throws IOException {
        Path output = folder.resolve("release");
        build(files, output, RecipeReader.standard());
        try (Stream<Path> parts = Files.walk(Path.of(output + ".work", "annotated"))) {
            for (Path part : parts.filter(path -> path.toString().contains("part-00003")).toList()) {
                Files.delete(part);
            }
        }

        build(files, output, RecipeReader.standard());

        assertThat(TreeContents.of(output)).isEqualTo(TreeContents.of(release));
    }

    @Test
    void theArchiveTellsWhyAConversationIsOut() {
        Plant duplicate = LOGS.plants().stream()
                .filter(plant -> plant.kind() == Plant.Kind.EXACT_DUPLICATE)
                .findFirst()
                .orElseThrow();

        assertThat(Archive.of(release.toString()).decision(duplicate.conversation()).verdicts())
                .filteredOn(verdict -> verdict.action() == Action.DROP)
                .extracting(Verdict::related)
                .isNotEmpty()
                .doesNotContain("");
    }

    @Test
    void theArchiveHoldsTheOriginalOfWhatIsNotReleased() {
        String dropped = Archive.of(release.toString()).examples("exact-conversation", 1).getFirst();

        assertThat(Archive.of(release.toString()).conversation(dropped)).isPresent();
    }

    @Test
    void noPlantedAddressOfMailIsReleased() {
        String released = release(release);

        assertThat(LOGS.plants())
                .filteredOn(plant -> plant.kind() == Plant.Kind.EMAIL)
                .isNotEmpty()
                .allSatisfy(plant -> assertThat(released).doesNotContain(plant.evidence()));
    }

    @Test
    void whatIfCountsWhatAnotherThresholdWouldChange() {
        Recipe standard = RecipeReader.standard();

        WhatIf whatIf = new Build(spark, Progress.SILENT)
                .whatIf(order(files, release, standard), standard.withThreshold("no-answer", 5));

        assertThat(whatIf.keptNow()).isEqualTo(report.decided().get("kept"));
        assertThat(whatIf.keptNow() - whatIf.keptThen()).isEqualTo(whatIf.newlyDropped() - whatIf.newlyKept());
        assertThat(whatIf.newlyDropped()).isPositive();
    }

    @Test
    void aPlanIsNearWhatABuildFinds() {
        Plan plan = Plan.of(files, RecipeReader.standard());

        assertThat(plan.sampled()).isPositive();
        assertThat(plan.conversations()).isBetween(
                report.read().get("conversations") / 2, report.read().get("conversations") * 2);
    }

    @Test
    void badInputIsRejectedWithItsReasonAndStopsNothing() throws IOException {
        Path bad = Files.createDirectories(folder.resolve("bad"));
        String good = firstLine(Path.of(files.getFirst()));
        Files.write(bad.resolve("a.json"), concat(
                (good + "\n").getBytes(StandardCharsets.UTF_8),
                "{\"torn\": \"li\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 1, 2, (byte) 0xff, '\n'},
                ("[".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8),
                "{\"latin1\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1),
                "{\"half\": \"\\ud83d\"}\n".getBytes(StandardCharsets.UTF_8),
                ("{\"huge\": \"" + "x".repeat(3_000_000) + "\"}\n").getBytes(StandardCharsets.UTF_8),
                "\n".getBytes(StandardCharsets.UTF_8)));
        Files.write(bad.resolve("empty.json"), new byte[0]);

        BuildReport built = build(
                List.of(bad.toString()),
                folder.resolve("release"),
                RecipeReader.parse("read: {maximumLineBytes: 1000000}", "test"));

        assertThat(built.read().get("conversations")).isEqualTo(1);
        assertThat(built.read().get("rejected")).isEqualTo(6);
    }

    @Test
    void aFileInNoKnownFormatIsLeftAsideWithItsReason() throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("good.json"), firstLine(Path.of(files.getFirst())) + "\n");
        Files.writeString(input.resolve("notes.json"), "{\"shopping\": [\"bread\"]}\n");

        BuildReport built = build(List.of(input.toString()), folder.resolve("release"), RecipeReader.standard());

        assertThat(built.read().get("unknown files")).isEqualTo(1);
        assertThat(TreeContents.of(folder.resolve("release.work")).keySet())
                .anyMatch(path -> path.endsWith("rejected-files.jsonl"));
    }

    @Test
    void messagesOfATreeAreJoined() throws IOException {
        Path messages = folder.resolve("messages.jsonl");
        Files.writeString(messages, """
                {"message_id":"b","parent_id":"a","message_tree_id":"a","role":"assistant","text":"Good day!"}
                {"message_id":"a","parent_id":null,"message_tree_id":"a","role":"prompter","text":"Hello there"}
                """);

        BuildReport built = build(List.of(messages.toString()), folder.resolve("release"), RecipeReader.standard());

        assertThat(built.read().get("conversations")).isEqualTo(1);
        assertThat(release(folder.resolve("release"))).contains("Hello there", "Good day!");
    }

    @Test
    void inputThatIsNotThereIsAClearError() {
        assertThatThrownBy(() -> build(
                        List.of(folder.resolve("nothing").toString()), folder.resolve("r"), RecipeReader.standard()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing");
    }

    private static BuildReport build(List<String> inputs, Path output, Recipe recipe) {
        return new Build(spark, Progress.SILENT).run(order(inputs, output, recipe));
    }

    private static BuildOrder order(List<String> inputs, Path output, Recipe recipe) {
        return new BuildOrder(inputs, output.toString(), recipe, shared.resolve("pseudonym.key"));
    }

    private static String release(Path folder) {
        return String.join("\n", TreeContents.texts(folder.resolve("data")));
    }

    private static List<String> rejectedLines() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> found = Files.walk(Path.of(release + ".work", "rejected"))) {
            for (Path file : found.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    private static String firstLine(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(Compression.open(new LocalFile(file)), StandardCharsets.UTF_8))) {
            return Objects.requireNonNull(lines.readLine());
        }
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
