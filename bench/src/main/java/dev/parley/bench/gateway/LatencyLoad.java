package dev.parley.bench.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a fixed rate, however slow the answers are, and prints how long they took from when they were due to be asked
 * for: {@code LatencyLoad URL KEY MODEL RATE WARM_SECONDS SECONDS}. The warm seconds are not counted. One thread asks
 * and one hears, so that they take little of the machine from the gateway that is measured.
 */
public final class LatencyLoad {
    private static final int MOST_CONNECTIONS = 256;

    private final Selector selector = Selector.open();
    private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(1 << 16);
    private final int port;
    private final AtomicInteger open = new AtomicInteger();
    private final long interval;
    private final long[] took;
    private final CountDownLatch missing;
    private final long start;
    private int failed;

    private LatencyLoad(URI server, int rate, int seconds) throws IOException {
        this.interval = 1_000_000_000L / rate;
        this.took = new long[rate * seconds];
        this.missing = new CountDownLatch(took.length);
        this.port = server.getPort();
        while (open.get() < MOST_CONNECTIONS) {
            idle.add(connect());
        }
        this.start = System.nanoTime();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rate = Integer.parseInt(arguments[3]);
        int warm = Integer.parseInt(arguments[4]);
        int seconds = Integer.parseInt(arguments[5]);
        var load = new LatencyLoad(URI.create(arguments[0]), rate, warm + seconds);
        Thread.ofPlatform().daemon().start(load::hear);
        load.ask(Answer.request(arguments[1], arguments[2], false));
        load.print(rate * warm);
    }

    /** Servers close connections that were idle for some seconds. */
    private Connection connection() throws IOException, InterruptedException {
        Connection connection = idle.pollFirst();
        if (connection != null) {
            return connection;
        }
        return open.get() < MOST_CONNECTIONS ? connect() : idle.takeFirst();
    }

    private Connection connect() throws IOException {
        open.incrementAndGet();
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        var connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    private void ask(ByteBuffer request) throws IOException, InterruptedException {
        for (int place = 0; place < took.length; place++) {
            for (long wait = due(place) - System.nanoTime(); wait > 0; wait = due(place) - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            Connection connection = connection();
            connection.place = place;
            connection.channel.write(request.duplicate());
        }
        missing.await();
    }

    private long due(int place) {
        return start + place * interval;
    }

    private void hear() {
        try {
            while (true) {
                selector.select(key -> hear((Connection) key.attachment()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(Connection connection) {
        try {
            received.clear();
            if (connection.channel.read(received) < 0) {
                forget(connection);
                return;
            }
            if (connection.answer.read(received.flip(), next -> {})) {
                took[connection.place] = System.nanoTime() - due(connection.place);
                failed += connection.answer.status() == 200 ? 0 : 1;
                idle.addFirst(connection);
                missing.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(Connection connection) throws IOException {
        if (!idle.remove(connection)) {
            throw new EOFException("a connection was closed before it answered");
        }
        open.decrementAndGet();
        connection.channel.close();
    }

    private void print(int warm) {
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] counted = Arrays.copyOfRange(took, warm, took.length);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "p50 %.3f ms  p90 %.3f ms  p99 %.3f ms  %.0f answers/s  %d failed%n",
                milliseconds(counted, 0.5),
                milliseconds(counted, 0.9),
                milliseconds(counted, 0.99),
                took.length / seconds,
                failed);
    }

    private static double milliseconds(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final Answer answer = new Answer();
        private volatile int place;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }
}
