package dev.parley.bench.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible server that answers at once, or in a stream of five chunks a second, each of which says its number
 * and when it was sent: {@code Upstream PORT CHUNKS}.
 */
public final class Upstream {
    static final Duration BETWEEN_CHUNKS = Duration.ofMillis(200);

    private static final String WHOLE = "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"up\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello there.\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}";
    private static final String END = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final int chunks;

    private Upstream(int chunks) {
        this.chunks = chunks;
    }

    public static void main(String[] arguments) throws IOException {
        var upstream = new Upstream(Integer.parseInt(arguments[1]));
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8192);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", upstream::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (request.contains("\"stream\":true") || request.contains("\"stream\": true")) {
            stream(exchange);
        } else {
            byte[] body = WHOLE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            long next = System.nanoTime();
            for (int number = 0; number < chunks; number++) {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                next += BETWEEN_CHUNKS.toNanos();
                out.write(chunk(number).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.write(END.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String chunk(int number) {
        return ("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\","
                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%d:%d \"},\"finish_reason\":null}]}\n\n")
                .formatted(number, System.nanoTime());
    }
}
