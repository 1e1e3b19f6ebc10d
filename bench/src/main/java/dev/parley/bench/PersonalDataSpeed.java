package dev.parley.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.text.Finding;
import dev.parley.text.personal.PersonalDataFinder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * How fast personal data and secrets are found in ordinary chat, on one core: the distinct messages of FastChat's raw
 * logs, every one whose place is a multiple of eight, again and again for a while. Prints megabytes of UTF-8 a second
 * of CPU time, and how many likely findings of each signal there are in a megabyte.
 *
 * <pre>java -cp … dev.parley.bench.PersonalDataSpeed shared/data/raw-logs</pre>
 */
public final class PersonalDataSpeed {
    private static final int EVERY = 8;
    private static final int ROUNDS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private PersonalDataSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = messages(Path.of(arguments[0]));
        long bytes = texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        System.out.printf("%d messages, %.1f MB%n", texts.size(), bytes / 1e6);
        var finder = new PersonalDataFinder();
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            long findings = 0;
            for (String text : texts) {
                findings += finder.find(text).size();
            }
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf("round %d: %.1f MB/s, %d findings%n", round, bytes / 1e6 / seconds, findings);
        }
        Map<String, Integer> bySignal = new TreeMap<>();
        for (String text : texts) {
            for (Finding finding : finder.find(text)) {
                if (finding.score() >= PersonalDataFinder.LIKELY) {
                    bySignal.merge(finding.signal(), 1, Integer::sum);
                }
            }
        }
        bySignal.forEach((signal, times) -> System.out.printf("%s %.2f a MB%n", signal, times / (bytes / 1e6)));
    }

    private static List<String> messages(Path folder) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        List<Path> files;
        try (var paths = Files.walk(folder)) {
            files = paths.filter(path -> path.toString().endsWith("-conv.json.gz")).sorted().toList();
        }
        for (Path file : files) {
            try (var lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> add(line, texts));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        List<String> all = List.copyOf(texts);
        return IntStream.range(0, all.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static void add(String line, Set<String> texts) {
        try {
            for (JsonNode message : JSON.readTree(line).path("state").path("messages")) {
                if (message.path(1).isTextual()) {
                    texts.add(message.path(1).asText());
                }
            }
        } catch (JsonProcessingException e) {
            // The logs hold torn lines on purpose.
        }
    }
}
