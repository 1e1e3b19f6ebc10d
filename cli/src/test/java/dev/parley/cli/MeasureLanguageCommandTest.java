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

class MeasureLanguageCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void figuresArePrintedForMachines() throws IOException {
        Path file = write("source\tlanguage\tlength\ttext\nui\tell\tshort\tΠώς φτιάχνω ψωμί;\nui\tkor\tlong\tΚαλημέρα\n");

        int code = execute("measure", "language", file.toString(), "--json");

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("macroAccuracy").asDouble()).isEqualTo(0.5);
        assertThat(report.path("groups").path("ui short").path("macroAccuracy").asDouble()).isEqualTo(1);
        assertThat(report.path("groups").path("ui long").path("macroAccuracy").asDouble()).isZero();
    }

    @Test
    void aLineWithoutAllFieldsIsNamed() throws IOException {
        Path file = write("ui\tell\tsecret\n");

        assertThat(execute("measure", "language", file.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("line 1").doesNotContain("secret");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("languages.tsv"), text);
    }

    private int execute(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
