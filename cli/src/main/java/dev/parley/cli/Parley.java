package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code parley} command. */
@Command(
        name = "parley",
        description = "From conversations with language models to documented datasets.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        footer = {"", "Example:", "  parley demo", "", "'parley COMMAND --help' tells more about a command."},
        subcommands = {
            BuildCommand.class,
            CompareCommand.class,
            ContaminationCommand.class,
            ConvertCommand.class,
            DemoCommand.class,
            ExportCommand.class,
            InspectCommand.class,
            KeyCommand.class,
            LeaderboardCommand.class,
            MeasureCommand.class,
            ModerateCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            TakedownCommand.class,
            TopicsCommand.class,
            WhyCommand.class
        })
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
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var parley = new Parley();
        var commandLine = new CommandLine(parley)
                .setParameterExceptionHandler(Parley::complain)
                .setExecutionExceptionHandler(parley::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
        commandLine
                .getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        return commandLine;
    }

    /** Progress on standard error: bars if it is a terminal, which the launcher knows, and else plain lines. */
    static Progress progress() {
        if (Boolean.getBoolean("parley.terminal")) {
            return new ProgressBars();
        }
        var lines = new ProgressLines(System.err, InstantSource.system());
        var clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("progress").factory());
        var unused = clock.scheduleAtFixedRate(lines::tick, 1, 1, TimeUnit.SECONDS);
        return lines;
    }

    private static int complain(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
        } else {
            // A misspelt option that is required is both missing and unknown; its misspelling tells more.
            List<String> unknown = command.getUnmatchedArguments();
            ParameterException told = unknown.isEmpty() ? problem : new UnmatchedArgumentException(command, unknown);
            err.println("parley: " + told.getMessage());
            UnmatchedArgumentException.printSuggestions(told, err);
            err.println("'" + command.getCommandSpec().qualifiedName() + " --help' tells what is possible.");
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private int explain(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (debug) {
            problem.printStackTrace(err);
        } else if (!StopNotice.isStopping()) {
            err.println("parley: " + mendable(problem)
                    .map(InputException::getMessage)
                    .orElseGet(() -> firstLine(problem) + " (run again with --debug for the whole story)"));
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What the user can mend; Spark wraps what its tasks throw. */
    private static Optional<InputException> mendable(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .filter(InputException.class::isInstance)
                .map(InputException.class::cast)
                .findFirst();
    }

    private static String firstLine(Throwable problem) {
        return problem.toString().lines().findFirst().orElseThrow();
    }
}
