package dev.parley.cli;

import dev.parley.core.InputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The {@code parley} command. */
@Command(
        name = "parley",
        description = "From conversations with language models to documented datasets.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BuildCommand.class, ConvertCommand.class, InspectCommand.class, WhyCommand.class})
public final class Parley {
    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error.")
    private boolean debug;

    private Parley() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line and returns its exit code: 0 only on success, 2 for a usage error, else 1. */
    static int run(String... arguments) {
        var parley = new Parley();
        return new CommandLine(parley)
                .setExecutionExceptionHandler(parley::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private int explain(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (debug) {
            problem.printStackTrace(err);
        } else if (problem instanceof InputException) {
            err.println("parley: " + problem.getMessage());
        } else {
            err.println("parley: " + problem + " (run again with --debug for the whole story)");
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
