package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on a handful of sentences, and works with what comes of it. */
class ModerateCommandTest {
    private static final List<String> SETS = List.of(
            "davidson", "edos", "implicit-hate", "toxigen-human", "diasafety-train", "diasafety-val", "diasafety-test",
            "cold-zh", "convabuse");

    @TempDir
    private static Path folder;

    private static Path templates;
    private static Path weights;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        Files.createDirectory(folder.resolve("train"));
        for (String set : SETS) {
            writeGzip("train/" + set + ".jsonl.gz", "");
        }
        writeGzip("train/implicit-hate.jsonl.gz", """
                {"text": "The gorps spoil every feast.", "label": "hate"}
                {"text": "The bakers bring bread.", "label": "not_hate"}
                """);
        writeGzip("openai-moderation.dev.jsonl.gz", """
                {"prompt": "Gorps are vermin.", "H": 1, "S": 0}
                {"prompt": "Bread is good.", "H": 0, "S": 0}
                {"prompt": "I despise every gorp.", "H": 1}
                {"prompt": "The bakers sing.", "H": 0}
                """);
        templates = Files.writeString(folder.resolve("templates.txt"), """
                hate en: {All|Those} gorps are {vermin|dirt|scum}.
                - en: {All|Those} bakers are {kind|glad|awake}.
                """);
        weights = folder.resolve("weights.bin");
        assertThat(new ModerateCommandTest().train(weights)).isZero();
    }

    @Test
    void theSameDataGiveTheSameFileOnAnyNumberOfCores() throws Exception {
        for (int cores : List.of(1, 3)) {
            Path again = folder.resolve("again-" + cores + ".bin");
            try (var pool = new ForkJoinPool(cores)) {
                assertThat(pool.submit(() -> train(again)).get()).isZero();
            }
            assertThat(again).hasSameBinaryContentAs(weights);
        }
    }

    @Test
    void figuresArePrintedForMachines() throws IOException {
        int code = execute("moderate", "evaluate", development(), "--moderator", "fast,cascade", "--json");

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("shape").asText()).isEqualTo("openai-moderation");
        for (String figure : List.of("auprc", "f1", "recallAtFpr1", "calibrationError", "microF1")) {
            assertThat(report.path(figure).isNumber()).as(figure).isTrue();
        }
        assertThat(report.at("/intervals95/auprc").size()).isEqualTo(2);
        assertThat(report.at("/categories/hate/auprc").isNumber()).isTrue();
        assertThat(report.at("/languages/en/n").asInt()).isEqualTo(4);
        assertThat(report.path("moderators").findValuesAsText("moderator"))
                .satisfiesExactly(fast -> assertThat(fast).startsWith("fast-"),
                        cascade -> assertThat(cascade).startsWith("cascade-"));
    }

    @Test
    void textsThatWereTrainedOnAreLeftOutAndCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("overlapping.jsonl"), """
                {"prompt": "the GORPS spoil every feast!", "H": 1}
                {"prompt": "Gorps are vermin.", "H": 1}
                {"prompt": "Bread is good.", "H": 0}
                """);

        execute("moderate", "evaluate", file.toString(), "--weights", weights.toString(), "--moderator", "fast", "--json");

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("overlapWithTraining").asInt()).isEqualTo(1);
        assertThat(report.path("n").asInt()).isEqualTo(2);
    }

    @Test
    void severalFilesGiveAListOfReports() throws IOException {
        execute("moderate", "evaluate", development(), development(), "--moderator", "fast", "--json");

        assertThat(new ObjectMapper().readTree(out.toString()).size()).isEqualTo(2);
    }

    @Test
    void peopleGetATableWithIntervals() {
        assertThat(execute("moderate", "evaluate", development(), "--moderator", "fast")).isZero();

        assertThat(out.toString()).contains("AUPRC", "hate", "0 left out", "95 % bootstrap intervals");
    }

    @Test
    void anExplanationNamesTheWords() throws IOException {
        int code = execute("moderate", "explain", "Gorps are vermin.", "--weights", weights.toString(), "--json");

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("category_scores").size()).isEqualTo(13);
        assertThat(report.at("/category_scores/hate").asDouble()).isGreaterThan(0.2);
        assertThat(report.path("evidence").findValuesAsText("text")).anySatisfy(text -> assertThat(text).contains("vermin"));
    }

    @Test
    void anUnknownModeratorIsNamed() {
        assertThat(execute("moderate", "explain", "Hello", "--moderator", "oracle")).isNotZero();

        assertThat(err.toString()).contains("'oracle'");
    }

    @Test
    void aFileOfNoKnownShapeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("other.jsonl"), "{\"secret\": 1}\n");

        assertThat(execute("moderate", "evaluate", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("other.jsonl").doesNotContain("secret");
    }

    private static String development() {
        return folder.resolve("openai-moderation.dev.jsonl.gz").toString();
    }

    private int train(Path output) {
        return execute(
                "moderate", "train", folder.toString(), "--templates", templates.toString(), "--output", output.toString());
    }

    private int execute(String... arguments) {
        return Parley.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private static void writeGzip(String name, String lines) throws IOException {
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            file.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }
}
