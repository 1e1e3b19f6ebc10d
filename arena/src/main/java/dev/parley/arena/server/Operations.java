package dev.parley.arena.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What those who run the server ask: whether it lives, whether it can serve, what it does. */
final class Operations implements Routes {
    /** Answered however busy the server is. */
    static final Set<String> PATHS = Set.of("/health", "/ready", "/metrics");

    private final Map<String, BooleanSupplier> needs;
    private final PrometheusMeterRegistry metrics;

    Operations(Map<String, BooleanSupplier> needs, PrometheusMeterRegistry metrics) {
        this.needs = needs;
        this.metrics = metrics;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health", context -> context.json(Json.object().put("status", "up")));
        routes.get("/ready", context -> {
            List<String> missing = needs.entrySet().stream()
                    .filter(need -> !need.getValue().getAsBoolean())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            ObjectNode answer = Json.object().put("status", missing.isEmpty() ? "ready" : "not ready");
            missing.forEach(answer.withArrayProperty("missing")::add);
            context.status(missing.isEmpty() ? 200 : 503).json(answer);
        });
        routes.get("/metrics", context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
    }
}
