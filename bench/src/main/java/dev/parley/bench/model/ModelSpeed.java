package dev.parley.bench.model;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Talks to a declared model with all its guards, load and upstream in the same process: answers of ten pieces at 1,000
 * requests a second, then streams of five pieces a second, as many at once as the argument says (5,000).
 */
public final class ModelSpeed {
    private static final int REQUESTS = 10_000;
    private static final long NANOS_BETWEEN = 1_000_000;
    private static final int PIECES = 75;
    private static final long MILLIS_BETWEEN = 200;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ModelSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        try (var upstream = new InstantUpstream(10, 0);
                DeclaredModels models = declare(upstream)) {
            for (int round = 0; round < 3; round++) {
                requests(models.model("m").orElseThrow());
            }
        }
        try (var upstream = new InstantUpstream(PIECES, MILLIS_BETWEEN);
                DeclaredModels models = declare(upstream)) {
            streams(models.model("m").orElseThrow(), streams);
        }
    }

    private static DeclaredModels declare(InstantUpstream upstream) throws IOException {
        Path file = Files.createTempFile("models", ".yaml");
        Files.writeString(file, "models: {m: {baseUrl: '" + upstream.base() + "', limits: {concurrency: 20000}}}");
        return DeclaredModels.open(file, Surroundings.standard());
    }

    private static void requests(ChatModel model) throws InterruptedException {
        long[] nanos = new long[REQUESTS];
        var left = new CountDownLatch(REQUESTS);
        long cpu = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
            int request = i;
            waitUntil(begin + i * NANOS_BETWEEN);
            Thread.ofVirtual().start(() -> {
                long start = System.nanoTime();
                read(model, null);
                nanos[request] = System.nanoTime() - start;
                left.countDown();
            });
        }
        left.await();
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "1,000 requests/s: P50 %.3f ms, P99 %.3f ms, %.0f us CPU a request, load and upstream included",
                nanos[REQUESTS / 2] / 1e6, nanos[REQUESTS * 99 / 100] / 1e6, cpu / 1e3 / REQUESTS));
    }

    private static void streams(ChatModel model, int count) throws InterruptedException {
        var left = new CountDownLatch(count);
        var pieces = new AtomicLong();
        var worst = new AtomicLong();
        long cpu = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            waitUntil(begin + i * NANOS_BETWEEN / 2);
            Thread.ofVirtual().start(() -> {
                pieces.addAndGet(read(model, worst));
                left.countDown();
            });
        }
        left.await();
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        Runtime runtime = Runtime.getRuntime();
        System.out.println(String.format(
                Locale.ROOT,
                "%d streams: %d of %d pieces, longest gap %.0f ms for %d ms, %.1f s CPU in %.1f s, %d MB of heap",
                count, pieces.get(), (long) count * (PIECES + 2), worst.get() / 1e6, MILLIS_BETWEEN, cpu / 1e9,
                (System.nanoTime() - begin) / 1e9, (runtime.totalMemory() - runtime.freeMemory()) >> 20));
    }

    /** Reads an answer to its end; tells how many pieces it had and notes the longest gap between two of them. */
    private static long read(ChatModel model, @Nullable AtomicLong longestGap) {
        long pieces = 0;
        long gap = 0;
        try (ChatStream stream = model.stream(ChatRequest.of(List.of(Message.user("hello"))))) {
            long last = System.nanoTime();
            while (stream.next().isPresent()) {
                long now = System.nanoTime();
                gap = Math.max(gap, now - last);
                last = now;
                pieces++;
            }
        }
        if (longestGap != null) {
            longestGap.accumulateAndGet(gap, Math::max);
        }
        return pieces;
    }

    private static void waitUntil(long nanoTime) {
        for (long wait = nanoTime - System.nanoTime(); wait > 0; wait = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
