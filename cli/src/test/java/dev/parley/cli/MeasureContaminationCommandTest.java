package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureContaminationCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void rephrasedQuestionsAreFoundAndCounted() throws IOException {
        Path questions = Files.writeString(
                folder.resolve("questions.txt"), "How long does it take to boil an egg?\nWho wrote the oldest epic poem?\n");
        Path suspects = Files.writeString(
                folder.resolve("suspects.jsonl"),
                "{\"text\": \"For how many minutes must an egg be boiled?\"}\n{\"text\": \"\"}\n");

        int code = execute(
                "measure", "contamination", "--questions", questions.toString(), "--suspects", suspects.toString(), "--json");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("recall").asDouble()).isEqualTo(1);
        assertThat(report.path("falseAlarms").asDouble()).isZero();
        assertThat(report.path("empty").asInt()).isEqualTo(1);
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.txt"), "one?\ntwo?\n");
        Path suspects = Files.writeString(folder.resolve("suspects.txt"), "one?\n");

        assertThat(execute("measure", "contamination", "--questions", questions.toString(), "--suspects", suspects.toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("line by line");
    }

    private int execute(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
