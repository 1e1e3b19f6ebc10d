package dev.parley.moderation.remote;

import com.sun.net.httpserver.HttpServer;
import dev.parley.model.endpoint.Deadlines;
import dev.parley.model.endpoint.Endpoint;
import dev.parley.model.endpoint.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A real server on loopback that answers each request as it is told. */
final class LocalEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();

    /** @param answers from the body of a request to that of its answer */
    LocalEndpoint(int status, UnaryOperator<String> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] answer = answers.apply(request).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.setExecutor(answering);
        server.start();
    }

    Endpoint endpoint(Duration patience) {
        return new Endpoint(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/v1"),
                Key.NONE,
                Map.of(),
                new Deadlines(patience, patience, patience, patience));
    }

    @Override
    public void close() {
        answering.shutdownNow();
        server.stop(0);
    }
}
