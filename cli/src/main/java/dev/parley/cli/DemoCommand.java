package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.dataset.Engine;
import dev.parley.dataset.build.Archive;
import dev.parley.dataset.build.Build;
import dev.parley.dataset.build.BuildOrder;
import dev.parley.dataset.build.BuildReport;
import dev.parley.dataset.demo.DemoLogs;
import dev.parley.dataset.demo.Plant;
import dev.parley.dataset.recipe.RecipeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley demo}: everything once, on made-up logs. */
@Command(
        name = "demo",
        description = {
            "See made-up logs become a dataset, and what to do next.",
            "The logs hold fake personal data, duplicates and faults for the build to find. Running it again is safe."
        },
        footer = {"", "Example:", "  parley demo --output /tmp/parley-demo"})
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 20_240_501;

    /** What a demo leaves behind; anything else in its folder belongs to somebody. */
    private static final Set<String> OWN = Set.of("logs", "dataset", "dataset.work", "pseudonym.key");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "parley-demo",
            description = "Where logs and dataset go (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("parley-demo");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        refuseForeignFolder();
        var logs = new DemoLogs(SEED);
        Path input = output.resolve("logs");
        logs.write(input);
        String dataset = output.resolve("dataset").toString();
        var order = new BuildOrder(
                List.of(input.toString()), dataset, RecipeReader.standard(), output.resolve("pseudonym.key"));
        try (SparkSession session = Engine.start(Engine.IN_PROCESS, Map.of())) {
            BuildReport report = new Build(session, Parley.progress()).run(order);
            print(logs, input, dataset, report, spec.commandLine().getOut());
        }
        return 0;
    }

    private void refuseForeignFolder() {
        if (!Files.exists(output)) {
            return;
        }
        try (Stream<Path> entries = Files.list(output)) {
            var foreign = new TreeSet<>(entries.map(path -> path.getFileName().toString()).toList());
            foreign.removeAll(OWN);
            if (!foreign.isEmpty()) {
                throw new InputException("'" + output + "' holds '" + foreign.first()
                        + "', which is not of a demo; name another folder with --output");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(DemoLogs logs, Path input, String dataset, BuildReport report, PrintWriter out) {
        out.println(BuildText.report(report));
        out.println();
        out.println("Of what was planted in the logs:");
        Archive archive = Archive.of(dataset);
        for (Plant.Kind kind : Plant.Kind.values()) {
            List<Plant> plants = logs.plants().stream().filter(plant -> plant.kind() == kind).toList();
            long found = plants.stream().filter(plant -> found(plant, archive)).count();
            out.printf(Locale.ROOT, "  %-18s %2d of %2d found%n", kind.rule(), found, plants.size());
        }
        out.println();
        out.println("Languages released: " + languages(Path.of(dataset)));
        String parley = System.getProperty("parley.command", "parley") + " ";
        out.println();
        out.println("Look at the raw logs in " + input + " and at the dataset's card, " + dataset + "/README.md. Ask:");
        out.println("  " + parley + "why --release " + dataset + " " + exampleOf(Plant.Kind.NEAR_DUPLICATE, logs));
        out.println("  " + parley + "inspect --release " + dataset + " " + exampleOf(Plant.Kind.SECRET, logs));
        out.println("  " + parley + "inspect --release " + dataset + " --rule person --limit 3");
        out.println();
        out.println("Then with logs of your own:");
        out.println("  " + parley + "build --input YOUR-LOGS --output my-dataset");
    }

    private static String languages(Path dataset) {
        return Json.read(dataset.resolve("stats.json")).path("languages").properties().stream()
                .map(Map.Entry::getValue)
                .map(language -> language.path("name").asText() + " " + language.path("conversations").asLong())
                .collect(Collectors.joining(", "));
    }

    private static boolean found(Plant plant, Archive archive) {
        return archive.decision(plant.conversation()).verdicts().stream()
                .anyMatch(verdict -> verdict.rule().equals(plant.kind().rule()));
    }

    private static String exampleOf(Plant.Kind kind, DemoLogs logs) {
        return logs.plants().stream()
                .filter(plant -> plant.kind() == kind)
                .map(Plant::conversation)
                .findFirst()
                .orElseThrow();
    }
}
