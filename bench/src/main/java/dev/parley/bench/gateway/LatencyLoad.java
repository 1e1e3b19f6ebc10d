package dev.parley.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a fixed rate, however slow the answers are, and prints how long they took:
 * {@code LatencyLoad URL KEY MODEL RATE SECONDS}. The first third warms up and is not counted.
 */
public final class LatencyLoad {
    private static final int CONNECTIONS = 64;

    private LatencyLoad() {}

    public static void main(String[] arguments) throws IOException {
        URI server = URI.create(arguments[0]);
        int rate = Integer.parseInt(arguments[3]);
        int count = rate * Integer.parseInt(arguments[4]);
        BlockingQueue<Client> clients = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(new Client(server, arguments[1], arguments[2], false));
        }
        long[] took = new long[count];
        var failed = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = start + i * Duration.ofSeconds(1).toNanos() / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int place = i;
                threads.execute(() -> took[place] = ask(clients, due, failed));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] counted = Arrays.copyOfRange(took, count / 3, count);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "p50 %.3f ms  p90 %.3f ms  p99 %.3f ms  %.0f answers/s  %d failed%n",
                milliseconds(counted, 0.5),
                milliseconds(counted, 0.9),
                milliseconds(counted, 0.99),
                count / seconds,
                failed.get());
    }

    /** Nanoseconds from when the answer was due to be asked for. */
    private static long ask(BlockingQueue<Client> clients, long due, AtomicInteger failed) {
        try {
            Client client = clients.take();
            if (client.ask() != 200) {
                failed.incrementAndGet();
            }
            client.skipBody();
            long took = System.nanoTime() - due;
            clients.add(client);
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double milliseconds(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }
}
