package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.demo.Plant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCommandTest {
    @TempDir
    private static Path folder;

    private static String printed = "";

    @BeforeAll
    static void runTheDemo() {
        var out = new StringWriter();
        int code = Parley.commandLine()
                .setOut(new PrintWriter(out))
                .execute("demo", "--rehearse", "--port", "0", "--output", folder.resolve("demo").toString());
        assertThat(code).isZero();
        printed = out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPlantedIsFound(Plant.Kind kind) {
        Matcher line = Pattern.compile("(?m)^  " + kind.rule() + " +(\\d+) of +(\\d+) found$").matcher(printed);

        assertThat(line.find()).isTrue();
        assertThat(line.group(1)).isEqualTo(line.group(2));
    }

    @Test
    void aReleaseIsThere() {
        assertThat(folder.resolve("demo/dataset/README.md")).exists();
        assertThat(folder.resolve("demo/dataset/manifest.json")).exists();
    }

    @Test
    void itEndsByNamingTheReport() {
        Path report = folder.resolve("demo/dataset.report.html");

        assertThat(report).isNotEmptyFile();
        assertThat(printed.strip()).endsWith("on one page: " + report);
    }

    @Test
    void theArenaAtItsEndHasAFilledLeaderboard() {
        String log = folder.resolve("arena.json").toString();
        String store = folder.resolve("demo/arena/arena.db").toString();

        assertThat(Parley.run("export", "--store", store, "--format", "fastchat", "--output", log)).isZero();
        assertThat(Parley.run("leaderboard", log, "--json")).isZero();
        assertThat(printed).contains("an arena, with a month of made-up battles on its leaderboard");
    }

    @Test
    void theSuggestedCommandsWork() {
        var commands = Pattern.compile("(?m)^  parley ((?:why|inspect) --release \\S+ \\p{XDigit}{32})").matcher(printed);

        assertThat(commands.results().map(found -> Parley.run(found.group(1).split(" ")))).containsExactly(0, 0);
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone(@TempDir Path foreign) throws IOException {
        Files.createFile(foreign.resolve("thesis.txt"));

        assertThat(Parley.run("demo", "--output", foreign.toString())).isEqualTo(1);
        assertThat(foreign).isDirectoryContaining("glob:**/thesis.txt").isDirectoryNotContaining("glob:**/logs");
    }
}
