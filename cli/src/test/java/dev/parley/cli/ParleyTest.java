package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ParleyTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsEveryCommandInItsGroup() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString()).contains("Ask about it:");
        for (String name : Parley.commandLine().getSubcommands().keySet()) {
            assertThat(out.toString()).containsPattern("(?m)^  " + name + " +[A-Z]");
        }
    }

    @Test
    void everyCommandStandsInOneGroup() {
        List<String> grouped = CommandGroups.GROUPS.stream().flatMap(group -> group.commands().stream()).toList();

        assertThat(grouped).doesNotHaveDuplicates().containsAll(Parley.commandLine().getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpShowsAnExample(String name, CommandLine command) {
        assertThat(command.getUsageMessage()).contains("Example", "  " + name + " ");
    }

    static Stream<Object[]> commands() {
        var all = new ArrayList<CommandLine>();
        collect(Parley.commandLine(), all);
        return all.stream()
                .filter(command -> command.getSubcommands().isEmpty())
                .map(command -> new Object[] {command.getCommandSpec().qualifiedName(), command});
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, all));
    }

    @Test
    void versionIsPrinted() {
        assertThat(execute("--version")).isZero();

        assertThat(out.toString()).startsWith("parley ");
    }

    @Test
    void anUnknownOptionIsAUsageErrorThatNamesTheNearest() {
        assertThat(execute("why", "--relaese", "x", "id")).isEqualTo(2);

        assertThat(err.toString()).contains("--relaese", "--release").hasLineCount(3);
    }

    @Test
    void anUnknownCommandIsAUsageErrorThatNamesTheNearest() {
        assertThat(execute("inspct")).isEqualTo(2);

        assertThat(err.toString()).contains("'inspct'", "inspect");
    }

    @Test
    void noCommandIsAUsageErrorThatShowsThemAll() {
        assertThat(execute()).isEqualTo(2);

        assertThat(err.toString()).contains("Usage: parley", "Ask about it:");
    }

    @Test
    void whatTheUserCanMendIsOneSentence() {
        assertThat(execute("why", "--release", "/no/such/place", "id")).isEqualTo(1);

        assertThat(err.toString()).startsWith("parley: ").contains("/no/such/place").hasLineCount(1);
    }

    @Test
    void debugShowsTheStackTrace() {
        assertThat(execute("why", "--debug", "--release", "/no/such/place", "id")).isEqualTo(1);

        assertThat(err.toString()).contains("\tat dev.parley.");
    }

    private int execute(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
