package dev.parley.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An OpenAI-compatible server that answers at once, or in a stream of five chunks a second, each of which says its number
 * and when it was sent: {@code Upstream PORT CHUNKS}. One thread and answers made beforehand, so that it takes little of the
 * machine from the gateway that is measured.
 */
public final class Upstream {
    private static final long BETWEEN_CHUNKS = Duration.ofMillis(200).toNanos();

    private static final byte[] WHOLE = whole("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"up\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello there.\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}");
    private static final byte[] HEAD =
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final String CHUNK = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    private static final String CHUNK_REST = " \"},\"finish_reason\":null}]}\n\n";
    private static final byte[] END = bytes(chunk("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                    + "\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{"
                    + "\"prompt_tokens\":9,\"completion_tokens\":100,\"total_tokens\":109}}\n\ndata: [DONE]\n\n")
            + "0\r\n\r\n");

    private final int chunks;
    private final Selector selector = Selector.open();
    private final ByteBuffer request = ByteBuffer.allocateDirect(1 << 16);
    /** All wait equally long for their next chunk, so the first in the queue is always the next. */
    private final Queue<Stream> streams = new ArrayDeque<>();

    private Upstream(int chunks) throws IOException {
        this.chunks = chunks;
    }

    public static void main(String[] arguments) throws IOException {
        new Upstream(Integer.parseInt(arguments[1])).serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8192);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            long now = System.nanoTime();
            while (!streams.isEmpty() && streams.element().due - now <= 0) {
                advance(streams.remove());
            }
            selector.select(this::act, streams.isEmpty() ? 0 : millisUntil(streams.element().due));
        }
    }

    private static long millisUntil(long due) {
        return Math.max(1, (due - System.nanoTime()) / 1_000_000);
    }

    private void act(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel server) {
                SocketChannel client = server.accept();
                client.configureBlocking(false);
                client.socket().setTcpNoDelay(true);
                client.register(selector, SelectionKey.OP_READ);
            } else {
                read((SocketChannel) key.channel());
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    /** Requests are short and come in one packet. */
    private void read(SocketChannel client) throws IOException {
        request.clear();
        if (client.read(request) < 0) {
            client.close();
            return;
        }
        String text = StandardCharsets.ISO_8859_1.decode(request.flip()).toString();
        if (text.contains("\"stream\":true") || text.contains("\"stream\": true")) {
            client.write(ByteBuffer.wrap(HEAD));
            advance(new Stream(client));
        } else if (!text.endsWith("\r\n\r\n") || text.startsWith("GET")) {
            client.write(ByteBuffer.wrap(WHOLE));
        }
    }

    private void advance(Stream stream) {
        try {
            if (stream.number == chunks) {
                stream.client.write(ByteBuffer.wrap(END));
                return;
            }
            String content = stream.number++ + ":" + System.nanoTime();
            stream.client.write(ByteBuffer.wrap(bytes(chunk(CHUNK + content + CHUNK_REST))));
            stream.due += BETWEEN_CHUNKS;
            streams.add(stream);
        } catch (IOException gone) {
            // Nobody listens any more.
        }
    }

    private static byte[] whole(String body) {
        return bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Stream {
        private final SocketChannel client;
        private long due = System.nanoTime();
        private int number;

        Stream(SocketChannel client) {
            this.client = client;
        }
    }
}
