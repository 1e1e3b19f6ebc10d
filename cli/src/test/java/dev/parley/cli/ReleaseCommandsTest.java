package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.dataset.demo.DemoLogs;
import dev.parley.dataset.parquet.ParquetRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a release and done to it: report, compare, takedown. */
class ReleaseCommandsTest {
    @TempDir
    private static Path folder;

    private static Path release = Path.of("");

    @BeforeAll
    static void build() {
        new DemoLogs(7).write(folder.resolve("logs"));
        release = folder.resolve("release");
        build(release);
    }

    @Test
    void aReportIsWrittenBesideTheRelease() throws IOException {
        assertThat(run("report", release.toString())).contains("report: " + release + ".report.html");
        assertThat(Files.readString(Path.of(release + ".report.html"))).startsWith("<!DOCTYPE html>");
    }

    @Test
    void theFiguresOfAReportAreThereForPrograms() throws IOException {
        JsonNode figures = json("report", release.toString());

        assertThat(figures.path("statistics").path("languages").path("en").path("promptComplexity").path("lix").asDouble())
                .isPositive();
        assertThat(figures.path("languageAgreement").path("byLanguage").path("English").path("agreed").asLong())
                .isPositive();
    }

    @Test
    void compareTellsHowValuesMovedAndWhatItCannotTell() {
        assertThat(run("compare", release.toString(), release.toString()))
                .containsPattern("by model \\(drift 0.0000 bits\\)\n  \\S+ +(\\d+) → +\\1   \\+0 -0 ~0")
                .contains("not by topic");
    }

    @Test
    void whatIsNoReleaseIsOneSentence() {
        assertThat(Parley.run("report", folder.toString())).isEqualTo(1);
        assertThat(Parley.run("compare", folder.toString(), release.toString())).isEqualTo(1);
    }

    @Test
    void aTakedownIsSeenByCompareAndWhy() throws IOException {
        Path other = folder.resolve("other");
        build(other);
        Path page = folder.resolve("comparison.html");
        String id = anId();

        JsonNode takedown = json("takedown", other.toString(), "--conversation", id);
        JsonNode comparison = json("compare", release.toString(), other.toString(), "--html", page.toString());

        assertThat(takedown.path("conversations").get(0).asText()).isEqualTo(id);
        assertThat(comparison.path("removed").asLong()).isOne();
        assertThat(comparison.path("added").asLong()).isZero();
        assertThat(comparison.path("changed").asLong()).isZero();
        assertThat(comparison.path("examples").path("removed").get(0).asText()).isEqualTo(id);
        assertThat(Files.readString(page)).contains("Jensen-Shannon");
        assertThat(run("why", "--release", other.toString(), id)).contains("not released: taken down");
    }

    @Test
    void takingNothingDownIsAUsageError() {
        assertThat(Parley.run("takedown", release.toString())).isEqualTo(2);
    }

    private static String anId() {
        try (var rows = ParquetRows.open(release.resolve("data/train-00000-of-00001.parquet"))) {
            return rows.next().path("conversation_id").asText();
        }
    }

    private static void build(Path output) {
        String key = folder.resolve("pseudonym.key").toString();
        String printed = run(
                "build", "--input", folder.resolve("logs").toString(), "--output", output.toString(), "--key-file", key);
        assertThat(printed).isNotEmpty();
    }

    private static JsonNode json(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return new ObjectMapper().readTree(run(all.toArray(String[]::new)));
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        assertThat(Parley.commandLine().setOut(new PrintWriter(out)).execute(arguments)).isZero();
        return out.toString();
    }
}
