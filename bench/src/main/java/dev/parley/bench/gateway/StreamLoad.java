package dev.parley.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads many streams of {@link Upstream} at once and prints how late chunks were, and whether all came:
 * {@code StreamLoad URL KEY MODEL STREAMS CHUNKS}. Streams begin spread over ten seconds. One thread reads all, so that
 * it takes little of the machine from the gateway that is measured.
 */
public final class StreamLoad {
    private static final Pattern CONTENT = Pattern.compile("\"(\\d+):(\\d+) \"");
    private static final long RAMP = TimeUnit.SECONDS.toNanos(10);
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Selector selector = Selector.open();
    private final ByteBuffer received = ByteBuffer.allocateDirect(1 << 16);
    private final int expected;
    private int ended;
    private int failed;
    private int incomplete;
    private int lateStreams;
    private long chunks;
    private long worst;

    private StreamLoad(int expected) throws IOException {
        this.expected = expected;
    }

    public static void main(String[] arguments) throws IOException {
        int streams = Integer.parseInt(arguments[3]);
        var load = new StreamLoad(Integer.parseInt(arguments[4]));
        load.run(URI.create(arguments[0]).getPort(), Answer.request(arguments[1], arguments[2], true), streams);
        System.out.printf(
                Locale.ROOT,
                "%d streams, %d chunks, worst %.0f ms late, %d streams late, %d incomplete, %d failed%n",
                streams,
                load.chunks,
                load.worst / 1e6,
                load.lateStreams,
                load.incomplete,
                load.failed);
    }

    private void run(int port, ByteBuffer request, int streams) throws IOException {
        long start = System.nanoTime();
        for (int begun = 0; ended < streams; ) {
            while (begun < streams && System.nanoTime() - start > begun * (RAMP / streams)) {
                begin(port, request.duplicate());
                begun++;
            }
            selector.select(this::read, begun < streams ? 1 : 0);
        }
    }

    private void begin(int port, ByteBuffer request) throws IOException {
        SocketChannel server = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.write(request);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_READ, new Stream());
    }

    private void read(SelectionKey key) {
        var stream = (Stream) key.attachment();
        var server = (SocketChannel) key.channel();
        try {
            received.clear();
            boolean broken = server.read(received) < 0;
            if (broken || stream.answer.read(received.flip(), stream)) {
                server.close();
                end(stream, broken);
            }
        } catch (IOException e) {
            key.cancel();
            end(stream, true);
        }
    }

    private void end(Stream stream, boolean broken) {
        ended++;
        if (broken || stream.answer.status() != 200) {
            failed++;
            return;
        }
        chunks += stream.chunks;
        worst = Math.max(worst, stream.latest);
        lateStreams += stream.latest > LATE ? 1 : 0;
        incomplete += stream.next == expected && stream.done ? 0 : 1;
    }

    /** What one stream said. */
    private static final class Stream implements Answer.Body {
        private final Answer answer = new Answer();
        private final StringBuilder line = new StringBuilder();
        private long latest;
        private int chunks;
        private int next;
        private boolean done;

        @Override
        public void next(byte character) {
            if (character != '\n') {
                line.append((char) character);
                return;
            }
            Matcher content = CONTENT.matcher(line);
            if (content.find()) {
                latest = Math.max(latest, System.nanoTime() - Long.parseLong(content.group(2)));
                chunks++;
                next = Integer.parseInt(content.group(1)) == next ? next + 1 : -1;
            }
            done |= "data: [DONE]".contentEquals(line);
            line.setLength(0);
        }
    }
}
