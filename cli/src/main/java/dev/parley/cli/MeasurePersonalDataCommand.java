package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.personal.SpanScores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley measure personal-data}: precision and recall on texts with marked spans. */
@Command(
        name = "personal-data",
        description = {
            "Measure how well personal data is found in texts with marked spans.",
            "",
            "A marked span is found if a found one of the same type covers the same letters and digits, up to the "
                    + "intersection over union of --overlap; spans of one type with only spaces and punctuation "
                    + "between them count as one."
        },
        footer = {"", "Example:", "  parley measure personal-data marked.jsonl.gz --json"})
final class MeasurePersonalDataCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "JSON lines, plain or .gz: full_text, and spans of entity_type, start_position, end_position "
                    + "in code points.")
    private Path file = Path.of("");

    @Option(
            names = "--overlap",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "Intersection over union from which on spans agree (default: ${DEFAULT-VALUE}).")
    private double overlap;

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            defaultValue = "" + PersonalDataFinder.LIKELY,
            description = "Score from which on a finding counts (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SpanScores scores = score();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report(scores)));
        } else {
            print(scores, out);
        }
        return 0;
    }

    private SpanScores score() {
        var scores = new SpanScores(new PersonalDataFinder(), threshold, overlap);
        int number = 0;
        try (var lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    scores.add(line, file + " line " + number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scores;
    }

    private InputStream open() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no file " + file + "; name one of JSON lines with full_text and spans");
        }
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private Map<String, Object> report(SpanScores scores) {
        var report = figures(scores.all());
        report.put("structured", figures(scores.structured()));
        report.put("anyType", figures(scores.anyType()));
        var kinds = new TreeMap<String, Object>();
        scores.byType().forEach((type, score) -> kinds.put(type, figures(score)));
        report.put("kinds", kinds);
        report.put("overlap", overlap);
        report.put("threshold", threshold);
        report.put("version", PersonalDataFinder.VERSION);
        return report;
    }

    private static Map<String, Object> figures(SpanScores.Score score) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("precision", score.precision());
        figures.put("recall", score.recall());
        figures.put("f2", score.f2());
        figures.put("marked", score.marked());
        figures.put("found", score.found());
        figures.put("agreed", score.agreed());
        return figures;
    }

    private static void print(SpanScores scores, PrintWriter out) {
        out.printf(Locale.ROOT, "%-24s %9s %9s %9s %8s %8s%n", "", "precision", "recall", "f2", "marked", "found");
        print("all kinds", scores.all(), out);
        print("structured kinds", scores.structured(), out);
        print("whatever the kind", scores.anyType(), out);
        scores.byType().forEach((type, score) -> print(type, score, out));
    }

    private static void print(String name, SpanScores.Score score, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-24s %9.3f %9.3f %9.3f %8d %8d%n",
                name,
                score.precision(),
                score.recall(),
                score.f2(),
                score.marked(),
                score.found());
    }
}
