package dev.parley.arena.gateway;

import dev.parley.arena.ScriptedModel;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.server.Server;
import dev.parley.arena.server.ServerSettings;
import dev.parley.arena.store.ApiKey;
import dev.parley.model.ChatRequest;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A gateway on loopback with the key {@code secret}, without limits. */
final class RunningGateway implements AutoCloseable {
    static final String KEY = "secret";

    final FilledCatalogue models = new FilledCatalogue();
    final MemoryLedger ledger = new MemoryLedger();
    private final Optional<LiveModerator> moderator;
    private final Generations generations;
    private final Server server;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningGateway() {
        this(InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));
    }

    RunningGateway(InstantSource clock) {
        this(clock, Optional.empty());
    }

    /** A gateway that is moderated. */
    RunningGateway(LiveModerator moderator) {
        this(InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), Optional.of(moderator));
    }

    private RunningGateway(InstantSource clock, Optional<LiveModerator> moderator) {
        this.moderator = moderator;
        ledger.key(KEY, ApiKey.Limits.NONE);
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        generations = new Generations(new Random(1), clock, Generations.Limits.DEFAULT);
        var gateway = new Gateway(models, generations, ledger, moderator, metrics, clock);
        server = Server.start(
                ServerSettings.DEFAULT.at("127.0.0.1", 0), List.of(gateway), Map.of(), metrics, new Random(1));
    }

    /** The id that the first generation gets, which follows from the seed. */
    String onlyGeneration() {
        try (var others = new Generations(new Random(1), InstantSource.system(), Generations.Limits.DEFAULT)) {
            return others.start("", "", ScriptedModel.saying(), ChatRequest.of(List.of()), outcome -> {}).id();
        }
    }

    URI address() {
        return server.address();
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    HttpResponse<String> delete(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).DELETE());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(server.address().resolve(path)).setHeader("Authorization", "Bearer " + KEY);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        generations.close();
        moderator.ifPresent(LiveModerator::close);
        server.close();
        http.close();
    }
}
