package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ServeCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void itServesUntilItIsToldToStop() throws Exception {
        try (var server = ServerProcess.start(folder, "serve", "--port", "0", "--data", folder.toString(), "--keep", "90d");
                HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.address()).build();

            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).contains("<html");
            assertThat(server.printed())
                    .anyMatch(line -> line.startsWith("The admin's password, shown only now: "))
                    .anyMatch(line -> line.contains("key create NAME --store " + folder.resolve("arena.db")));
            server.stop();
        }
        assertThat(Files.readString(folder.resolve("server.err"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--port, many, 2",
        "--keep, soon, 2",
        "--keep, 0d, 2",
        "--pairing, chess, 2",
        "--target, owl, 2",
        "--trusted-proxy, example.org, 1",
        "--trusted-proxy, 10.0.0.0/99, 1",
        "--terms, missing.md, 1",
        "--models, missing.yaml, 1",
        "--moderator, dodo, 1",
        "--moderation, loud, 1",
        "--policy, missing.yaml, 1",
        "--moderation-window, 0, 1",
        "--moderation-hold-back, 200, 1",
        "--host, 203.0.113.7, 1"
    })
    void wrongSettingsAreSaidInOneLine(String option, String value, int code) {
        assertThat(serve(option, value, "--data", folder.toString())).isEqualTo(code);
        assertThat(err.toString()).startsWith("parley: ").doesNotContain("Exception");
    }

    @Test
    void helpHasAnExample() {
        assertThat(serve("--help")).isZero();
        assertThat(out.toString()).contains("parley serve --models models.yaml").contains("--keep=DAYS");
    }

    private int serve(String... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "serve";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Parley.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(line);
    }
}
