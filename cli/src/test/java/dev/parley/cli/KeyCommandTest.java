package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aKeyIsMadeListedAndTakenBack() throws JsonProcessingException {
        assertThat(key("create", "notebook", "--budget", "5", "--token-budget", "1000", "--json")).isZero();
        JsonNode made = json();
        assertThat(made.path("secret").asText()).startsWith("parley-");

        assertThat(key("revoke", made.path("id").asText())).isZero();

        assertThat(key("list", "--json")).isZero();
        JsonNode listed = json().path(0);
        assertThat(listed.path("name").asText()).isEqualTo("notebook");
        assertThat(listed.path("budget").asDouble()).isEqualTo(5);
        assertThat(listed.path("tokenBudget").asLong()).isEqualTo(1000);
        assertThat(listed.path("revoked").asBoolean()).isTrue();
        assertThat(listed.has("secret")).isFalse();
    }

    @Test
    void aListForPeopleTellsWhatIsSpentOfWhat() {
        key("create", "notebook", "--budget", "2.5");
        out.getBuffer().setLength(0);

        key("list");

        assertThat(out.toString()).contains("notebook").contains("$0.000000 of $2.50, 0 of any tokens");
    }

    @Test
    void aKeyThatIsNotThereCannotBeTakenBack() {
        assertThat(key("revoke", "0198c1f2")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no key '0198c1f2'").contains("parley key list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--budget=-1", "--budget=much", "--token-budget=-1", "--requests-per-minute=1.5", "--store"})
    void wrongSettingsAreUsageErrors(String setting) {
        assertThat(key("create", "notebook", setting)).isEqualTo(2);
        assertThat(err.toString()).startsWith("parley: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "list", "revoke"})
    void helpHasAnExample(String command) {
        assertThat(key(command, "--help")).isZero();
        assertThat(out.toString()).contains("Example:").contains("parley key " + command);
    }

    private int key(String... arguments) {
        var line = new ArrayList<>(List.of("key"));
        line.addAll(List.of(arguments));
        if (!line.contains("--help") && !line.contains("--store")) {
            line.addAll(List.of("--data", folder.toString()));
        }
        return Parley.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line.toArray(String[]::new));
    }

    /** What was printed since the last time. */
    private JsonNode json() throws JsonProcessingException {
        JsonNode printed = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        return printed;
    }
}
