package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.asset.AssetStore;
import dev.parley.text.language.LanguageAccuracy;
import dev.parley.text.language.LanguageDetectors;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley measure language}: accuracy on texts of known language. */
@Command(
        name = "language",
        description = {
            "Measure how well languages are told, on texts of known language.",
            "",
            "Accuracy is the mean over languages of each one's share of right answers."
        },
        footer = {"", "Example:", "  parley measure language dev.tsv.gz --json"})
final class MeasureLanguageCommand implements Callable<Integer> {
    private static final String HEADER = "source\tlanguage\tlength\ttext";

    @Parameters(
            paramLabel = "FILE",
            description = "Lines, plain or .gz, of source, ISO 639-3 language, length and text, with tabs between them.")
    private Path file = Path.of("");

    @Option(
            names = "--assets",
            paramLabel = "DIR",
            description = "Where to look for fastText's model before anywhere else.")
    private Optional<Path> assets = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AssetStore store = AssetStore.of(System.getenv());
        LanguageAccuracy accuracy = new LanguageAccuracy(
                LanguageDetectors.standard(assets.map(store::withDirectory).orElse(store)));
        read(accuracy);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report(accuracy)));
        } else {
            print(accuracy, out);
        }
        return 0;
    }

    private void read(LanguageAccuracy accuracy) {
        int number = 0;
        try (var lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.equals(HEADER)) {
                    continue;
                }
                String place = file + " line " + number;
                String[] fields = line.split("\t", 4);
                if (fields.length < 4) {
                    throw new InputException(place + " lacks fields; write source, language, length and text with tabs "
                            + "between them");
                }
                accuracy.add(fields[0] + " " + fields[2], fields[1], fields[3], place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no file " + file + "; name one of source, language, length and text");
        }
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static Map<String, Object> report(LanguageAccuracy accuracy) {
        var report = figures(accuracy.all());
        var groups = new TreeMap<String, Object>();
        accuracy.groups().forEach((name, figures) -> groups.put(name, figures(figures)));
        report.put("groups", groups);
        report.put("engine", accuracy.engine());
        report.put("textsPerSecond", Math.round(accuracy.textsPerSecond()));
        return report;
    }

    private static Map<String, Object> figures(LanguageAccuracy.Figures figures) {
        var map = new LinkedHashMap<String, Object>();
        map.put("macroAccuracy", figures.macroAccuracy());
        map.put("n", figures.n());
        map.put("languages", figures.languages());
        return map;
    }

    private static void print(LanguageAccuracy accuracy, PrintWriter out) {
        out.printf(Locale.ROOT, "%-24s %14s %8s %10s%n", "", "macro accuracy", "texts", "languages");
        print("all", accuracy.all(), out);
        accuracy.groups().forEach((name, figures) -> print(name, figures, out));
        out.printf(Locale.ROOT, "%s, %.0f texts a second%n", accuracy.engine(), accuracy.textsPerSecond());
    }

    private static void print(String name, LanguageAccuracy.Figures figures, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-24s %14.3f %8d %10d%n",
                name,
                figures.macroAccuracy(),
                figures.n(),
                figures.languages());
    }
}
