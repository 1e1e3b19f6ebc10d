package dev.parley.bench;

import dev.parley.core.format.Formats;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Reading;
import dev.parley.core.source.RecordReader;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How fast FastChat's raw logs are read on one core: every line of every file, again and again. Prints megabytes of
 * JSON a second of CPU time, first from bytes to entries, then with finding the lines and unpacking gzip before.
 *
 * <pre>java -cp … dev.parley.bench.FormatSpeed shared/data/raw-logs</pre>
 */
public final class FormatSpeed {
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FormatSpeed() {}

    public static void main(String[] arguments) {
        Sources sources =
                Sources.find(List.of(arguments), Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty());
        List<byte[]> lines = new ArrayList<>();
        sources.files().forEach(source -> forEach(source, record -> lines.add(record.bytes())));
        long bytes = lines.stream().mapToLong(line -> line.length).sum();
        System.out.printf("%d lines, %.1f MB%n", lines.size(), bytes / 1e6);
        for (int round = 1; round <= ROUNDS; round++) {
            double entries = seconds(() -> readLines(lines));
            double files = seconds(() -> readFiles(sources));
            System.out.printf(
                    "round %d: %.0f MB/s from lines to entries, %.0f MB/s from files%n",
                    round, bytes / 1e6 / entries, bytes / 1e6 / files);
        }
    }

    private static double seconds(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static void readLines(List<byte[]> lines) {
        var reader = new RecordReader(Formats.named("fastchat-log"), Limits.DEFAULT);
        long read = lines.stream()
                .filter(line -> reader.read(line) instanceof Reading.Read)
                .count();
        require(read > 0);
    }

    private static void readFiles(Sources sources) {
        for (Source source : sources.files()) {
            forEach(source, record -> {
                if (record instanceof RawRecord.Parsed parsed) {
                    require(!source.format().read(parsed.value()).isEmpty());
                }
            });
        }
    }

    private static void forEach(Source source, Consumer<RawRecord> action) {
        try (Records records = source.open(Limits.DEFAULT)) {
            records.forEachRemaining(action);
        }
    }

    private static void require(boolean read) {
        if (!read) {
            throw new IllegalStateException("nothing was read");
        }
    }
}
