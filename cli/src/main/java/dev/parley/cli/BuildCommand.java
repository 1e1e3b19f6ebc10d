package dev.parley.cli;

import dev.parley.dataset.build.Build;
import dev.parley.dataset.build.BuildOrder;
import dev.parley.dataset.build.Plan;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  parley build --input 'logs/*-conv.json.gz' --output my-dataset --recipe recipe.yaml --dry-run",
            "  parley build --input logs/ --output my-dataset --what-if near-conversation=0.7"
        })
final class BuildCommand implements Callable<Integer> {
    private static final String STOPPED =
            "parley: stopped before the release was complete; the same command goes on where this one was";

    @Option(
            names = {"-i", "--input"},
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description = {
                "Files, folders or globs in any known format, plain, .gz or .zst;",
                "or an arena's store, a file of SQLite or a JDBC URL of PostgreSQL."
            })
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

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key of the users' pseudonyms, made at first use (default: in your configuration folder).")
    private Optional<Path> keyFile = Optional.empty();

    @Option(names = "--dry-run", description = "Print the plan with estimated rows, write nothing.")
    private boolean dryRun;

    @Option(
            names = "--what-if",
            paramLabel = "RULE=VALUE",
            description = "Print how many conversations another threshold would change, release nothing.")
    private Map<String, Double> whatIf = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Recipe settings = recipe.map(RecipeReader::read).orElseGet(RecipeReader::standard);
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            try (var passing = new PassingFolder()) {
                print(Plan.of(files(passing.path()), settings), BuildText::plan, out);
            }
            return 0;
        }
        List<String> files = files(Path.of(output + ".work"));
        var order = new BuildOrder(files, output, settings, keyFile.orElseGet(BuildCommand::standardKeyFile));
        try (StopNotice _ = new StopNotice(spec.commandLine().getErr(), STOPPED);
                SparkSession session = engine.start()) {
            var build = new Build(session, Parley.progress());
            if (whatIf.isEmpty()) {
                print(build.run(order), BuildText::report, out);
            } else {
                print(build.whatIf(order, other(settings)), BuildText::whatIf, out);
            }
        }
        return 0;
    }

    private List<String> files(Path logsOfStores) {
        return IntStream.range(0, inputs.size())
                .mapToObj(number -> StoreInput.resolve(inputs.get(number), number, logsOfStores))
                .toList();
    }

    private Recipe other(Recipe settings) {
        Recipe other = settings;
        for (Map.Entry<String, Double> threshold : whatIf.entrySet()) {
            other = other.withThreshold(threshold.getKey(), threshold.getValue());
        }
        return other;
    }

    private <T> void print(T result, Function<T, String> text, PrintWriter out) {
        out.println(json ? Json.write(result) : text.apply(result));
    }

    private static Path standardKeyFile() {
        String home = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .orElseGet(() -> System.getProperty("user.home") + "/.config");
        return Path.of(home, "parley", "pseudonym.key");
    }
}
