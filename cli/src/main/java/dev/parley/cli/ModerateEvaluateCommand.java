package dev.parley.cli;

import dev.parley.moderation.Moderator;
import dev.parley.moderation.Weights;
import dev.parley.moderation.evaluation.Evaluation;
import dev.parley.moderation.evaluation.Figures;
import dev.parley.moderation.evaluation.Interval;
import dev.parley.moderation.evaluation.TestSet;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley moderate evaluate}: moderators side by side on a labelled set. */
@Command(
        name = "evaluate",
        description = {
            "Measure moderators on labelled sets, side by side.",
            "",
            "A set has the shape of OpenAI's moderation set, ToxicChat, HateCheck, Multilingual HateCheck, XSTest or "
                    + "HarmBench's judges. Texts that a moderator was trained on are left out, and their number is told."
        },
        footer = {
            "", "Example:", "  parley moderate evaluate hatecheck.jsonl.gz --moderator fast,cascade --json"
        })
final class ModerateEvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Lines of JSON, plain or .gz.")
    private List<Path> files = List.of();

    @Option(
            names = "--moderator",
            paramLabel = "NAME",
            split = ",",
            description = "fast, encoder, cascade or a declared one; several, separated by commas, stand side by side "
                    + "(default: cascade).")
    private List<String> names = List.of();

    @Mixin
    private ModeratorOptions options = new ModeratorOptions();

    @Option(names = "--json", description = "Print one JSON object; with several files, a list of them.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What was measured on one file. */
    private record Measured(Path file, TestSet set, int overlap, List<Evaluation> evaluations) {}

    @Override
    public Integer call() {
        Weights weights = options.weights();
        List<Measured> measured = measure(weights);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<Map<String, Object>> reports = measured.stream().map(ModerateEvaluateCommand::report).toList();
            out.println(Json.write(reports.size() == 1 ? reports.getFirst() : reports));
        } else {
            measured.forEach(one -> print(one, out));
        }
        return 0;
    }

    private List<Measured> measure(Weights weights) {
        List<Moderator> moderators = (names.isEmpty() ? List.of("cascade") : names)
                .stream().map(name -> options.moderator(name, weights)).toList();
        try {
            return files.stream().map(file -> measure(file, weights, moderators)).toList();
        } finally {
            moderators.forEach(Moderator::close);
        }
    }

    private Measured measure(Path file, Weights weights, List<Moderator> moderators) {
        TestSet whole = TestSet.read(file);
        TestSet set = whole.without(item -> weights.wasTrainedOn(item.text()));
        List<Evaluation> evaluations = moderators.stream()
                .map(moderator -> Evaluation.of(moderator, options.policyFor(moderator), set))
                .toList();
        return new Measured(file, set, whole.items().size() - set.items().size(), evaluations);
    }

    /** The first moderator's figures stand at the top, those of all in a list. */
    private static Map<String, Object> report(Measured measured) {
        var report = new LinkedHashMap<String, Object>();
        report.put("file", measured.file().toString());
        report.put("shape", measured.set().shape().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        report.put("overlapWithTraining", measured.overlap());
        report.putAll(report(measured.evaluations().getFirst()));
        report.put("moderators", measured.evaluations().stream().map(ModerateEvaluateCommand::report).toList());
        return report;
    }

    private static Map<String, Object> report(Evaluation evaluation) {
        var report = new LinkedHashMap<String, Object>();
        report.put("moderator", evaluation.moderator().toString());
        report.put("policy", evaluation.policy());
        report.put("unmoderated", evaluation.unmoderated());
        report.putAll(report(evaluation.overall()));
        evaluation.microF1().ifPresent(microF1 -> report.put("microF1", microF1));
        var categories = new LinkedHashMap<String, Object>();
        evaluation.byCategory().forEach((category, figures) -> categories.put(category.label(), report(figures)));
        report.put("categories", categories);
        var languages = new LinkedHashMap<String, Object>();
        evaluation.byLanguage().forEach((language, figures) -> languages.put(language, report(figures)));
        report.put("languages", languages);
        return report;
    }

    private static Map<String, Object> report(Figures figures) {
        var report = new LinkedHashMap<String, Object>();
        report.put("n", figures.items());
        report.put("harmful", figures.harmful());
        var intervals = new LinkedHashMap<String, Object>();
        figures.byName().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(figure -> {
            if (!Double.isNaN(figure.getValue().value())) {
                report.put(figure.getKey(), figure.getValue().value());
                intervals.put(figure.getKey(), List.of(figure.getValue().low(), figure.getValue().high()));
            }
        });
        report.put("intervals95", intervals);
        return report;
    }

    private static void print(Measured measured, PrintWriter out) {
        out.printf(
                Locale.ROOT, "%s: %d texts; %d left out because they were trained on%n", measured.file(),
                measured.set().items().size(), measured.overlap());
        for (Evaluation evaluation : measured.evaluations()) {
            out.printf(
                    Locale.ROOT, "%n%-26s %6s %8s  %-18s %-18s %-18s %-18s %s%n", evaluation.moderator().name(), "n",
                    "harmful", "AUPRC", "F1", "recall at 1% FPR", "FPR", "calibration error");
            print("all", evaluation.overall(), out);
            evaluation.byCategory().forEach((category, figures) -> print(category.label(), figures, out));
            if (evaluation.byLanguage().size() > 1) {
                evaluation.byLanguage().forEach((language, figures) -> print(language, figures, out));
            }
            evaluation.microF1().ifPresent(
                    microF1 -> out.printf(Locale.ROOT, "  micro-F1 over the paper's five categories %.3f%n", microF1));
            out.println("  " + evaluation.moderator() + ", policy " + evaluation.policy() + ", "
                    + evaluation.unmoderated() + " unmoderated; 95 % bootstrap intervals, 1,000 resamples");
        }
    }

    private static void print(String name, Figures figures, PrintWriter out) {
        out.printf(
                Locale.ROOT, "  %-24s %6d %8d  %s  %s  %s  %s  %s%n", name, figures.items(), figures.harmful(),
                text(figures.auprc()), text(figures.f1()), text(figures.recallAtFpr1()),
                text(figures.falsePositiveRate()), text(figures.calibrationError()));
    }

    private static String text(Interval interval) {
        return Double.isNaN(interval.value())
                ? " ".repeat(17)
                : String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", interval.value(), interval.low(), interval.high());
    }
}
