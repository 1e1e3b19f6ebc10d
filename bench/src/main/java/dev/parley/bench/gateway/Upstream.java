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
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that answers at once, or in a stream of five chunks a second, each of which says its number and when it was
 * sent: {@code Upstream PORT CHUNKS}. It speaks OpenAI's protocol, and that of FastChat's controller and workers. One
 * thread and answers made beforehand, so that it takes little of the machine from the gateway that is measured.
 */
public final class Upstream {
    private static final long BETWEEN_CHUNKS = Duration.ofMillis(200).toNanos();
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STREAMED = Pattern.compile("\"stream\": ?true");
    private static final byte[] HEAD =
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] COMPLETION = whole("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,"
            + "\"model\":\"up\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello there.\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}");

    private final int port;
    private final int chunks;
    private final Map<String, byte[]> answers = new HashMap<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer received = ByteBuffer.allocateDirect(1 << 16);
    /** All wait equally long for their next chunk, so the first in the queue is always the next. */
    private final Queue<Stream> streams = new ArrayDeque<>();

    private Upstream(int port, int chunks) throws IOException {
        this.port = port;
        this.chunks = chunks;
        answers.put("/list_models", whole("{\"models\":[\"up\"]}"));
        answers.put("/get_worker_address", whole("{\"address\":\"http://127.0.0.1:" + port + "\"}"));
        answers.put("/model_details", whole("{\"context_length\":4096}"));
        answers.put("/count_token", whole("{\"count\":9,\"error_code\":0}"));
        answers.put(
                "/worker_get_conv_template",
                whole("{\"conv\":{\"name\":\"up\",\"system_template\":\"{system_message}\",\"system_message\":\"\","
                        + "\"roles\":[\"User\",\"Assistant\"],\"messages\":[],\"offset\":0,\"sep_style\":1,\"sep\":\"\\n\","
                        + "\"sep2\":null,\"stop_str\":null,\"stop_token_ids\":null}}"));
        answers.put(
                "/worker_generate",
                whole("{\"text\":\"Hello there.\",\"error_code\":0,\"finish_reason\":\"stop\",\"usage\":"
                        + "{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}"));
    }

    public static void main(String[] arguments) throws IOException {
        new Upstream(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).serve();
    }

    private void serve() throws IOException {
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
                client.register(selector, SelectionKey.OP_READ, new Request());
            } else {
                read((SocketChannel) key.channel(), ((Request) key.attachment()).text);
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void read(SocketChannel client, StringBuilder request) throws IOException {
        received.clear();
        if (client.read(received) < 0) {
            client.close();
            return;
        }
        request.append(StandardCharsets.ISO_8859_1.decode(received.flip()));
        if (isWhole(request)) {
            String path = request.substring(request.indexOf(" ") + 1, request.indexOf(" HTTP/"));
            boolean fastChat = path.equals("/worker_generate_stream");
            if (fastChat || STREAMED.matcher(request).find()) {
                client.write(ByteBuffer.wrap(HEAD));
                advance(new Stream(client, fastChat ? StreamForm.fastChat() : StreamForm.openAi()));
            } else {
                client.write(ByteBuffer.wrap(answers.getOrDefault(path, COMPLETION)));
            }
            request.setLength(0);
        }
    }

    private static boolean isWhole(StringBuilder request) {
        int body = request.indexOf("\r\n\r\n") + 4;
        Matcher length = LENGTH.matcher(request);
        return body >= 4 && request.length() - body >= (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private void advance(Stream stream) {
        try {
            if (stream.number == chunks) {
                stream.client.write(ByteBuffer.wrap(bytes(chunk(stream.form.end()) + "0\r\n\r\n")));
                return;
            }
            String content = stream.number++ + ":" + System.nanoTime() + " ";
            stream.client.write(ByteBuffer.wrap(bytes(chunk(stream.form.chunk(content)))));
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

    private static final class Request {
        private final StringBuilder text = new StringBuilder();
    }

    private static final class Stream {
        private final SocketChannel client;
        private final StreamForm form;
        private long due = System.nanoTime();
        private int number;

        Stream(SocketChannel client, StreamForm form) {
            this.client = client;
            this.form = form;
        }
    }
}
