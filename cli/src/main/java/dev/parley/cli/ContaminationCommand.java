package dev.parley.cli;

import dev.parley.dataset.build.Archive;
import dev.parley.dataset.build.Takedown;
import dev.parley.dataset.build.Tombstones;
import dev.parley.dataset.contamination.Benchmark;
import dev.parley.dataset.contamination.ContaminationFinder;
import dev.parley.dataset.contamination.ContaminationReport;
import dev.parley.dataset.contamination.ContaminationReport.OfBenchmark;
import dev.parley.dataset.contamination.Judge;
import dev.parley.dataset.contamination.ModelJudge;
import dev.parley.dataset.contamination.ReleaseContamination;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.StaticVectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley contamination}: which questions of benchmarks stand in a release. */
@Command(
        name = "contamination",
        description = {
            "Find questions of benchmarks in a release: in the same words, in other words, translated.",
            "What is found is added to the release as contamination.json."
        },
        footer = {
            "",
            "Examples:",
            "  parley contamination my-dataset --questions mmlu/*.csv gsm8k.jsonl",
            "  parley contamination my-dataset --questions mmlu/*.csv --remove",
            "  parley contamination my-dataset --questions mmlu/*.csv --vectors multilingual --models models.yaml"
        })
final class ContaminationCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "The directory that 'parley build --output' named.")
    private String release = "";

    @Option(
            names = "--questions",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "Files of questions: MMLU's CSV, JSON lines, or one a line; plain, .gz or .zst.")
    private List<Path> questions = List.of();

    @Option(
            names = "--similarity",
            paramLabel = "COSINE",
            defaultValue = "" + ContaminationFinder.SIMILARITY,
            description = "Cosine from which on a prompt is a question in other words (default: ${DEFAULT-VALUE}).")
    private double similarity;

    @Option(
            names = "--judge",
            paramLabel = "MODEL",
            description = "A language model of --models that confirms what is not in the same words.")
    private Optional<String> judge = Optional.empty();

    @Option(
            names = "--remove",
            description = {
                "Take the conversations that hold a question in the same or in other words out of the release, as",
                "'parley takedown' does; those found by numbers and names alone only if --judge confirms them."
            })
    private boolean remove;

    @Mixin
    private MeaningOptions meaning = new MeaningOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Print contamination.json as JSON, with what was removed if anything was.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Benchmark> benchmarks = questions.stream().map(Benchmark::read).toList();
        if (remove) {
            Archive.of(release);
        }
        Outcome outcome;
        if (judge.isPresent()) {
            try (ModelJudge model = ModelJudge.of(meaning.catalogue(judge.get()), judge.get())) {
                outcome = look(benchmarks, model);
            }
        } else {
            outcome = look(benchmarks, Judge.NONE);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(outcome.removed().<Object>map(outcome::with).orElse(outcome.report())));
        } else {
            print(outcome.report(), out);
            outcome.removed().ifPresentOrElse(removed -> print(removed, out), () -> out.printf(
                    Locale.ROOT, "%nwritten to %s/%s%n", release, ContaminationReport.FILE_NAME));
        }
        return 0;
    }

    /** What was found, and what was removed if that was asked for and there was anything. */
    private record Outcome(ContaminationReport report, Optional<Takedown.Result> removed) {
        Cleaned with(Takedown.Result result) {
            return new Cleaned(report, result);
        }
    }

    /** What {@code --json} prints of a release that was cleaned. */
    record Cleaned(ContaminationReport contamination, Takedown.Result removed) {}

    private Outcome look(List<Benchmark> benchmarks, Judge last) throws IOException {
        try (StaticVectors table = StaticVectors.load();
                SentenceVectors deciding = VectorOptions.keep(release, meaning.open());
                SparkSession session = engine.start()) {
            SentenceVectors proposing = meaning.proposing(deciding, table);
            ContaminationReport report = new ReleaseContamination(session, proposing, deciding, last, Parley.progress())
                    .run(release, benchmarks, similarity);
            Map<String, String> doomed = remove ? report.removable() : Map.of();
            return new Outcome(
                    report,
                    doomed.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Takedown(session, Parley.progress())
                                    .run(release, Tombstones.ofContaminated(doomed))));
        }
    }

    private void print(ContaminationReport report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d prompts; %s, cosine %.2f%s%n",
                report.prompts(),
                report.version(),
                report.similarity(),
                report.judge().isEmpty() ? "" : ", judged by " + report.judge());
        for (OfBenchmark benchmark : report.benchmarks()) {
            out.printf(
                    Locale.ROOT,
                    "%n%s: %,d of %,d questions found, in %,d conversations%n",
                    benchmark.name(),
                    benchmark.found(),
                    benchmark.questions(),
                    benchmark.conversations());
            benchmark.kinds().forEach((kind, count) -> out.printf(Locale.ROOT, "  %-28s %,8d%n", kind, count));
            benchmark.models().forEach((model, count) -> out.printf(Locale.ROOT, "  by %-25s %,8d%n", model, count));
        }
    }

    private void print(Takedown.Result removed, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%,d conversations taken out of %s, shards written anew: %s; as they were: %d%n",
                removed.conversations().size(),
                release,
                String.join(", ", removed.rebuilt()),
                removed.kept());
        out.println("no longer there, as it tells of what was taken out: " + String.join(", ", removed.left()));
    }
}
