package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.dataset.contamination.Benchmark;
import dev.parley.dataset.contamination.ContaminationFinder;
import dev.parley.dataset.contamination.ContaminationScores;
import dev.parley.dataset.contamination.Question;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.StaticVectors;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley measure contamination}: how many rephrased or translated questions are found. */
@Command(
        name = "contamination",
        description = {
            "Measure how many rephrased or translated questions of a benchmark are found.",
            "",
            "Line by line, a suspect is the twin of a question. recall is the share of suspects found as the twin of "
                    + "their question; falseAlarms is the share of the pairs of a suspect and any other question that "
                    + "are taken for twins."
        },
        footer = {
            "",
            "Example:",
            "  parley measure contamination --questions sociology_test.csv --suspects rephrased.jsonl --json"
        })
final class MeasureContaminationCommand implements Callable<Integer> {
    @Option(
            names = "--questions",
            paramLabel = "FILE",
            required = true,
            description = "A file of questions: MMLU's CSV, JSON lines, or one a line; plain, .gz or .zst.")
    private Path questions = Path.of("");

    @Option(
            names = "--suspects",
            paramLabel = "FILE",
            required = true,
            description = "A file of their twins, as many and in the same order; an empty text is left out.")
    private Path suspects = Path.of("");

    @Option(
            names = "--unrelated",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of texts in which nothing is to be found, such as other benchmarks.")
    private List<Path> unrelated = List.of();

    @Option(
            names = "--similarity",
            paramLabel = "COSINE",
            defaultValue = "" + ContaminationFinder.SIMILARITY,
            description = "Cosine from which on a text is a question in other words (default: ${DEFAULT-VALUE}).")
    private double similarity;

    @Mixin
    private MeaningOptions meaning = new MeaningOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ContaminationScores scores = score();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report(scores)));
        } else {
            print(scores, out);
        }
        return 0;
    }

    private ContaminationScores score() {
        Benchmark benchmark = Benchmark.read(questions);
        List<String> twins = texts(suspects);
        if (twins.size() != benchmark.questions().size()) {
            throw new InputException(suspects + " holds " + twins.size() + " texts where " + questions + " holds "
                    + benchmark.questions().size() + " questions; they belong together line by line");
        }
        List<String> others = unrelated.stream().flatMap(file -> texts(file).stream()).toList();
        try (StaticVectors table = StaticVectors.load();
                SentenceVectors deciding = meaning.open()) {
            return ContaminationScores.measure(
                    benchmark, twins, others, meaning.proposing(deciding, table), deciding, similarity);
        }
    }

    private static List<String> texts(Path file) {
        return Benchmark.read(file).questions().stream().map(Question::text).toList();
    }

    private Map<String, Object> report(ContaminationScores scores) {
        var report = new LinkedHashMap<String, Object>();
        report.put("recall", scores.recall());
        report.put("falseAlarms", scores.falseAlarms());
        report.put("questions", scores.questions());
        report.put("suspects", scores.suspects());
        report.put("empty", scores.empty());
        if (scores.unrelated() > 0) {
            report.put("unrelated", scores.unrelated());
            report.put("unrelatedFlagged", scores.unrelatedFlagged());
        }
        var kinds = new LinkedHashMap<String, Object>();
        scores.recallByKind().forEach((kind, recall) -> kinds.put(kind.label(), recall));
        report.put("recallByKind", kinds);
        report.put("recallInRelease", scores.recallInRelease());
        report.put("nearest", scores.nearest());
        report.put("similarityAtOnePercent", scores.similarityAtOnePercent());
        report.put("recallAtOnePercent", scores.recallAtOnePercent());
        report.put("similarity", similarity);
        report.put("version", ContaminationFinder.VERSION);
        return report;
    }

    private static void print(ContaminationScores scores, PrintWriter out) {
        line(out, "recall", scores.recall(), scores.suspects() + " suspects, " + scores.empty() + " empty lines left out");
        line(out, "false alarms", scores.falseAlarms(), "pairs with another question");
        if (scores.unrelated() > 0) {
            line(out, "unrelated flagged", scores.unrelatedFlagged(), scores.unrelated() + " texts");
        }
        scores.recallByKind().forEach((kind, recall) -> line(out, "by " + kind.label(), recall, "recall"));
        line(out, "in a release", scores.recallInRelease(), "recall where only what fast vectors propose is encoded");
        line(out, "nearest", scores.nearest(), "recall of the nearest vector");
        line(
                out,
                "at 1 % of pairs",
                scores.recallAtOnePercent(),
                String.format(Locale.ROOT, "recall of vectors from a cosine of %.3f on", scores.similarityAtOnePercent()));
    }

    private static void line(PrintWriter out, String name, double share, String note) {
        out.printf(Locale.ROOT, "%-20s %6.2f %%  %s%n", name, 100 * share, note);
    }
}
