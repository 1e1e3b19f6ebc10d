package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.dataset.Engine;
import dev.parley.dataset.contamination.Benchmark;
import dev.parley.dataset.contamination.ContaminationFinder;
import dev.parley.dataset.contamination.ContaminationReport;
import dev.parley.dataset.contamination.ContaminationReport.OfBenchmark;
import dev.parley.dataset.contamination.Judge;
import dev.parley.dataset.contamination.ModelJudge;
import dev.parley.dataset.contamination.ReleaseContamination;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import dev.parley.text.encoder.Encoder;
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
        footer = {"", "Example:", "  parley contamination my-dataset --questions mmlu/*.csv gsm8k.jsonl"})
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

    @Option(names = "--models", paramLabel = "FILE", description = "The declared models, as for 'parley serve'.")
    private Optional<Path> models = Optional.empty();

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = Engine.IN_PROCESS,
            description = "The Spark master (default: ${DEFAULT-VALUE}, this machine).")
    private String master = "";

    @Option(names = "--json", description = "Print contamination.json.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Benchmark> benchmarks = questions.stream().map(Benchmark::read).toList();
        ContaminationReport report;
        if (judge.isPresent()) {
            Path file = models.orElseThrow(
                    () -> new InputException("name the file of the declared models with --models"));
            try (ModelJudge model = ModelJudge.of(DeclaredModels.open(file, Surroundings.standard()), judge.get())) {
                report = look(benchmarks, model);
            }
        } else {
            report = look(benchmarks, Judge.NONE);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report));
        } else {
            print(report, out);
        }
        return 0;
    }

    private ContaminationReport look(List<Benchmark> benchmarks, Judge last) throws IOException {
        try (StaticVectors fast = StaticVectors.load();
                SentenceVectors encoder = VectorOptions.keep(release, Encoder.loadWide());
                SparkSession session = Engine.start(master, Map.of())) {
            return new ReleaseContamination(session, fast, encoder, last, Parley.progress())
                    .run(release, benchmarks, similarity);
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
        out.printf(Locale.ROOT, "%nwritten to %s/%s%n", release, ContaminationReport.FILE_NAME);
    }
}
