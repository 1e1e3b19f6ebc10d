package dev.parley.bench;

import dev.parley.core.asset.AssetStore;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageDetectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * How fast languages are told, on one core: the short (about 30 characters) and the long (about 90) texts of program
 * messages in 122 languages, again and again. Prints texts a second of CPU time, the detector warm. The file has the
 * shape that {@code parley measure language} reads; fastText's model is found as always.
 *
 * <pre>java -cp … dev.parley.bench.LanguageSpeed shared/data/language/dev.tsv.gz</pre>
 */
public final class LanguageSpeed {
    private static final int ROUNDS = 20;

    private LanguageSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        var threads = ManagementFactory.getThreadMXBean();
        long loading = threads.getCurrentThreadCpuTime();
        LanguageDetector detector = LanguageDetectors.standard(AssetStore.of(System.getenv()));
        System.out.printf(Locale.ROOT, "loaded in %.0f ms%n", (threads.getCurrentThreadCpuTime() - loading) / 1e6);
        for (String length : List.of("short", "long")) {
            List<String> texts = texts(file, length);
            double characters = texts.stream().mapToInt(String::length).average().orElse(0);
            double fastest = 0;
            double seen = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = threads.getCurrentThreadCpuTime();
                for (String text : texts) {
                    seen += detector.detect(text).score();
                }
                fastest = Math.max(fastest, texts.size() * 1e9 / (threads.getCurrentThreadCpuTime() - start));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d texts of %.0f characters, %.0f texts/s (mean score %.2f)%n",
                    length,
                    texts.size(),
                    characters,
                    fastest,
                    seen / ROUNDS / texts.size());
        }
    }

    private static List<String> texts(Path file, String length) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 4))
                    .filter(fields -> fields[0].equals("ui") && fields[2].equals(length))
                    .map(fields -> fields[3])
                    .toList();
        }
    }
}
