package dev.parley.cli;

import dev.parley.dataset.Engine;
import dev.parley.dataset.build.Build;
import dev.parley.dataset.build.BuildOrder;
import dev.parley.dataset.build.BuildReport;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley build}: from raw logs to a release. */
@Command(
        name = "build",
        description = {
            "Turn conversation logs into a documented dataset in the LMSYS-Chat-1M schema.",
            "What is local (annotations, ledger, rejected lines) goes beside the release, into OUTPUT.work.",
            "A build that was stopped goes on where it was when the same command is run again."
        },
        footer = {
            "",
            "Examples:",
            "  parley build --input logs/ --output my-dataset",
            "  parley build --input 'logs/*-conv.json.gz' --output my-dataset --recipe recipe.yaml"
        })
final class BuildCommand implements Callable<Integer> {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description = "Files, folders or globs in any known format, plain, .gz or .zst.")
    private List<String> inputs = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The directory of the release; replaced as a whole when the new one is complete.")
    private String output = "";

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "A recipe; it holds only what differs from the default.")
    private Optional<Path> recipe = Optional.empty();

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = Engine.IN_PROCESS,
            description = "The Spark master (default: ${DEFAULT-VALUE}, this machine).")
    private String master = "";

    @Option(
            names = "--spark",
            paramLabel = "KEY=VALUE",
            description = "A further Spark setting, such as spark.executor.memory=8g.")
    private Map<String, String> spark = new LinkedHashMap<>();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key of the users' pseudonyms, made at first use (default: in your configuration folder).")
    private Optional<Path> keyFile = Optional.empty();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Recipe settings = recipe.map(RecipeReader::read).orElseGet(RecipeReader::standard);
        var order = new BuildOrder(inputs, output, settings, keyFile.orElseGet(BuildCommand::standardKeyFile));
        try (SparkSession session = Engine.start(master, spark)) {
            BuildReport report = new Build(session, Parley.progress()).run(order);
            spec.commandLine().getOut().println(json ? Json.write(report) : report);
        }
        return 0;
    }

    private static Path standardKeyFile() {
        String home = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .orElseGet(() -> System.getProperty("user.home") + "/.config");
        return Path.of(home, "parley", "pseudonym.key");
    }
}
