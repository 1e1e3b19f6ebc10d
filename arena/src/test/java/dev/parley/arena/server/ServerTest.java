package dev.parley.arena.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerTest {
    private static final ServerSettings SMALL =
            new ServerSettings("127.0.0.1", 0, 1000, 4096, 1, Duration.ofSeconds(10), Duration.ofSeconds(1));

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Routes part = routes -> {
        routes.get("/slow", context -> {
            asked.countDown();
            mayAnswer.await();
        });
        routes.get("/broken", context -> {
            throw new IllegalStateException("secret");
        });
        routes.post("/echo", context -> context.json(Bodies.json(context)));
        routes.get("/from", context -> context.result(
                new TrustedProxies(List.of(Network.of("127.0.0.0/8"))).client(context).getHostAddress()));
    };
    private final Server server = Server.start(
            SMALL,
            List.of(part),
            Map.of("store", ready::get),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            new Random(1));

    @AfterEach
    void close() {
        mayAnswer.countDown();
        server.close();
        http.close();
    }

    @Test
    void it_listens_on_the_loopback_address_unless_told_otherwise() {
        assertThat(ServerSettings.DEFAULT.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void it_tells_that_it_lives_and_whether_it_can_serve() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(200);

        ready.set(false);

        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(get("/ready").body()).contains("\"missing\":[\"store\"]");
    }

    @Test
    void overload_is_told_with_a_time_to_come_back_while_its_operator_is_answered() throws Exception {
        var first = http.sendAsync(request("/slow").build(), HttpResponse.BodyHandlers.ofString());
        asked.await();

        HttpResponse<String> second = get("/slow");

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/metrics").body()).contains("parley_requests_running 1.0");
        mayAnswer.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    @Test
    void a_long_body_is_refused_whether_it_says_its_length_or_not() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(2000) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(post("/echo", HttpRequest.BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(413);
        assertThat(post("/echo", HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_failure_says_nothing_of_its_cause() throws Exception {
        HttpResponse<String> answer = get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void each_request_has_a_name() throws Exception {
        assertThat(get("/health").headers().firstValue("x-request-id")).get().asString().startsWith("req_");
    }

    @Test
    void a_proxy_is_believed_as_far_as_it_is_trusted() throws Exception {
        assertThat(from("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(from("198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(from("forged, 127.0.0.2")).isEqualTo("127.0.0.2");
    }

    @Test
    void lines_of_several_proxies_are_read_as_one_from_the_end_on() throws Exception {
        assertThat(from("198.51.100.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(from("198.51.100.1, 203.0.113.9", "127.0.0.2")).isEqualTo("203.0.113.9");
    }

    @Test
    void a_port_in_use_is_said_with_the_way_out() {
        assertThatThrownBy(() -> Server.start(
                        SMALL.at("127.0.0.1", server.address().getPort()),
                        List.of(),
                        Map.of(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        new Random(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--port");
    }

    @Test
    void what_comes_when_it_stops_is_refused() throws Exception {
        server.stopAccepting();

        assertThat(get("/from").statusCode()).isEqualTo(503);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    private String from(String... lines) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/from");
        for (String line : lines) {
            request.header("X-Forwarded-For", line);
        }
        return send(request).body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(path).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
