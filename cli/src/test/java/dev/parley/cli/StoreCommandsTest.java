package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.arena.demo.DemoBattles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandsTest {
    private static final Instant END = Instant.parse("2026-01-31T00:00:00Z");

    @TempDir
    private static Path folder;

    private static String store = "";

    @BeforeAll
    static void fillAStore() {
        store = folder.resolve("arena.db").toString();
        DemoBattles.fill(store, END, new Random(1), 1);
    }

    @Test
    void anExportIsALeaderboardAway() throws IOException {
        Path log = folder.resolve("arena.json");

        run("export", "--store", store, "--format", "fastchat", "--output", log.toString());
        JsonNode board = new ObjectMapper().readTree(run("leaderboard", log.toString(), "--json"));

        assertThat(board.path("models")).hasSize(5);
        assertThat(board.path("models").path(0).path("model").asText()).isEqualTo("owl-70b");
    }

    @Test
    void anExportMayBeOfARangeOfDays() throws IOException {
        Path log = folder.resolve("day.jsonl");

        run("export", "--store", store, "--from", "2026-01-10", "--to", "2026-01-11", "--output", log.toString());

        assertThat(Files.readAllLines(log)).isNotEmpty().hasSizeLessThan(60);
    }

    @Test
    void aBuildReadsTheStoreItself() {
        Path release = folder.resolve("release");

        String printed = run(
                "build", "--input", store, "--output", release.toString(), "--key-file", folder.resolve("key").toString());

        assertThat(release.resolve("manifest.json")).exists();
        assertThat(printed).contains("release:");
    }

    @Test
    void aDryRunOnAStoreWritesNothing() {
        String printed = run("build", "--input", store, "--output", folder.resolve("dry").toString(), "--dry-run");

        assertThat(printed).isNotEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**/dry*");
    }

    @Test
    void aStoreThatIsNotThereIsNotMade() {
        Path missing = folder.resolve("missing.db");

        assertThat(Parley.run("export", "--store", missing.toString(), "--output", folder.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(missing).doesNotExist();
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        int code = Parley.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }
}
