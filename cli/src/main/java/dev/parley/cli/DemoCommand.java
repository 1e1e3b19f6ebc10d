package dev.parley.cli;

import dev.parley.arena.ArenaSettings;
import dev.parley.arena.Battles;
import dev.parley.arena.demo.DemoBattles;
import dev.parley.arena.moderation.ModerationSettings;
import dev.parley.arena.server.ServerSettings;
import dev.parley.arena.server.TrustedProxies;
import dev.parley.arena.web.PageSettings;
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
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            "See made-up logs become a dataset, and an arena with its leaderboard.",
            "The logs hold fake personal data, duplicates and faults for the build to find. Running it again is safe."
        },
        footer = {"", "Example:", "  parley demo --output /tmp/parley-demo"})
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 20_240_501;

    /** What a demo leaves behind; anything else in its folder belongs to somebody. */
    private static final Set<String> OWN =
            Set.of("logs", "dataset", "dataset.work", "dataset.report.html", "pseudonym.key", "arena");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "parley-demo",
            description = "Where logs and dataset go (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("parley-demo");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the arena listens at the end; 0 takes any port that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--no-arena", description = "End when the dataset is built.")
    private boolean datasetOnly;

    @Option(names = "--rehearse", hidden = true, description = "End when the arena has shown its first page.")
    private boolean rehearses;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
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
        Path report = ReportCommand.standardFile(Path.of(dataset));
        ReportCommand.write(Path.of(dataset), report);
        if (!datasetOnly) {
            serve(output.resolve("arena"), report);
        } else {
            show(report);
        }
        return 0;
    }

    private void name(Path report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("What is in the dataset, on one page: " + report);
        out.flush();
    }

    /** Names the report, and opens it where somebody sits at a desktop. */
    private void show(Path report) {
        name(report);
        Desktop.of(System.getenv()).show(report);
    }

    private void serve(Path arena, Path report) throws IOException, InterruptedException {
        Path store = arena.resolve("arena.db");
        Path models = arena.resolve("models.yaml");
        if (!Files.exists(models)) {
            Files.createDirectories(arena);
            Files.deleteIfExists(store);
            DemoBattles.fill(store.toString(), Instant.now(), new SecureRandom(), SEED);
            // Written last: where it is, the battles are whole.
            DemoBattles.declareModels(models);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("And an arena, with a month of made-up battles on its leaderboard:");
        var settings = new ArenaSettings(
                Optional.of(models),
                store.toString(),
                Optional.empty(),
                ServerSettings.DEFAULT.at("127.0.0.1", port),
                TrustedProxies.NONE,
                Battles.STANDARD,
                ModerationSettings.STANDARD,
                PageSettings.STANDARD);
        if (rehearses) {
            Serving.once(settings);
            name(report);
        } else {
            Serving.untilStopped(settings, out, () -> show(report));
        }
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
