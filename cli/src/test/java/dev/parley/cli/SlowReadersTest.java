package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many who ask and then read nothing: half of them have more to read than fits on the way, half wait for an answer that
 * does not come.
 * {@code -Dparley.readers=10000} takes ten thousand.
 */
@Timeout(240)
class SlowReadersTest {
    private static final int READERS = Integer.getInteger("parley.readers", 200);

    /** An answer is about 5 KB of events; so many fill the buffers on the way. */
    private static final int ANSWERS = 100;

    private static final String MODELS = """
            models:
              parrot: {provider: demo, persona: parrot, pace: 1ms}
              sleeper: {provider: demo, persona: parrot, pace: 1h}
            """;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> readers = new ArrayList<>();
    private String secret = "";

    @BeforeEach
    void prepare() throws IOException {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Assumptions.assumeTrue(
                system.getMaxFileDescriptorCount() > READERS + 500,
                "this process may open too few files; raise 'ulimit -n'");
        Files.writeString(folder.resolve("models.yaml"), MODELS);
        var settings = StoreSettings.at(folder.resolve("arena.db").toString());
        try (Store store = Store.open(settings, InstantSource.system(), new SecureRandom())) {
            secret = store.apiKeys().create("slow", ApiKey.Limits.NONE).secret();
        }
    }

    @Test
    void whoReadsNothingTakesNothingFromOthers(TestReporter reporter) throws Exception {
        try (ServerProcess server = ServerProcess.start(
                folder,
                "serve",
                "--port",
                "0",
                "--data",
                folder.toString(),
                "--models",
                folder.resolve("models.yaml").toString())) {
            String told = ask(server.address(), "parrot");
            String awaited = ask(server.address(), "sleeper");
            long before = server.residentKilobytes();
            for (int number = 0; number < READERS; number++) {
                readers.add(reader(
                        server.address(), number % 2 == 0 ? follow(told).repeat(ANSWERS) : follow(awaited)));
            }
            awaitRunning(server.address(), READERS);

            long start = System.nanoTime();
            assertThat(answer(server.address(), "parrot").body()).anyMatch("data: [DONE]"::equals);

            reporter.publishEntry(Map.of(
                    "readers", Integer.toString(READERS),
                    "a short answer beside them, ms", Long.toString((System.nanoTime() - start) / 1_000_000),
                    "resident before, MB", Long.toString(before >> 10),
                    "resident, MB", Long.toString(server.residentKilobytes() >> 10)));
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
            http.close();
        }
    }

    /** Begins an answer and returns its identifier. */
    private String ask(URI server, String model) throws IOException, InterruptedException {
        try (Stream<String> events = answer(server, model).body()) {
            String first = events.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
            return first.substring(first.indexOf("chatcmpl-"), first.indexOf("\",\"object\""));
        }
    }

    private HttpResponse<Stream<String>> answer(URI server, String model) throws IOException, InterruptedException {
        String question = "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}"
                .formatted(model);
        var request = HttpRequest.newBuilder(server.resolve("/v1/chat/completions"))
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofString(question));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private String follow(String answer) {
        return "GET /v1/chat/completions/%s?stream=true HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(answer, secret);
    }

    private static Socket reader(URI server, String asked) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void awaitRunning(URI server, int count) throws IOException, InterruptedException {
        Pattern running = Pattern.compile("(?m)^parley_requests_running (\\d+)");
        int now = 0;
        while (now < count) {
            var request = HttpRequest.newBuilder(server.resolve("/metrics")).build();
            Matcher found = running.matcher(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            now = found.find() ? Integer.parseInt(found.group(1)) : 0;
        }
    }
}
