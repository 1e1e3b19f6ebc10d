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

class MeasurePersonalDataCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void figuresArePrintedForMachines() throws IOException {
        Path file = write(
                "{\"full_text\": \"🙂 mail ana@example.org\", \"spans\": [{\"entity_type\": \"EMAIL_ADDRESS\", "
                        + "\"start_position\": 7, \"end_position\": 22}]}");

        int code = execute("measure", "personal-data", file.toString(), "--json");

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("precision").asDouble()).isEqualTo(1);
        assertThat(report.path("recall").asDouble()).isEqualTo(1);
        assertThat(report.path("f2").asDouble()).isEqualTo(1);
        assertThat(report.path("structured").path("marked").asInt()).isEqualTo(1);
        assertThat(report.path("kinds").path("EMAIL_ADDRESS").path("recall").asDouble()).isEqualTo(1);
    }

    @Test
    void aLineThatIsNoTextWithSpansIsNamed() throws IOException {
        Path file = write("{\"full_text\": \"a\", \"spans\": []}\nsecret");

        assertThat(execute("measure", "personal-data", file.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("line 2").doesNotContain("secret");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("marked.jsonl"), text);
    }

    private int execute(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
