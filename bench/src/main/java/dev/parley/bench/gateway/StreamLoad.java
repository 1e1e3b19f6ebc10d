package dev.parley.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads many streams of {@link Upstream} at once and prints how late chunks were, and whether all came:
 * {@code StreamLoad URL KEY MODEL STREAMS CHUNKS}. Streams begin spread over ten seconds.
 */
public final class StreamLoad {
    private static final Pattern CONTENT = Pattern.compile("\"(\\d+):(\\d+) \"");
    private static final long RAMP = TimeUnit.SECONDS.toNanos(10);
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(500);

    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger incomplete = new AtomicInteger();
    private final AtomicInteger lateStreams = new AtomicInteger();
    private final AtomicLong chunks = new AtomicLong();
    private final AtomicLong worst = new AtomicLong();

    private StreamLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        URI server = URI.create(arguments[0]);
        int streams = Integer.parseInt(arguments[3]);
        int expected = Integer.parseInt(arguments[4]);
        var load = new StreamLoad();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < streams; i++) {
                threads.execute(() -> load.read(server, arguments[1], arguments[2], expected));
                TimeUnit.NANOSECONDS.sleep(RAMP / streams);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d streams, %d chunks, worst %.0f ms late, %d streams late, %d incomplete, %d failed%n",
                streams,
                load.chunks.get(),
                load.worst.get() / 1e6,
                load.lateStreams.get(),
                load.incomplete.get(),
                load.failed.get());
    }

    private void read(URI server, String key, String model, int expected) {
        try (var client = new Client(server, key, model, true)) {
            if (client.ask() != 200) {
                failed.incrementAndGet();
                return;
            }
            long latest = 0;
            int next = 0;
            for (String line = client.line(); !line.equals("data: [DONE]"); line = client.line()) {
                Matcher content = CONTENT.matcher(line);
                if (content.find()) {
                    latest = Math.max(latest, System.nanoTime() - Long.parseLong(content.group(2)));
                    chunks.incrementAndGet();
                    next = Integer.parseInt(content.group(1)) == next ? next + 1 : -1;
                }
            }
            worst.accumulateAndGet(latest, Math::max);
            lateStreams.addAndGet(latest > LATE ? 1 : 0);
            incomplete.addAndGet(next == expected ? 0 : 1);
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }
}
