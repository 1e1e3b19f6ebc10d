package dev.parley.arena.server;

import io.javalin.config.RequestLoggerConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts each request: what was asked for and how it went, never what was said. */
final class RequestMetrics {
    private static final Logger LOG = LoggerFactory.getLogger("dev.parley.arena.access");

    private final MeterRegistry metrics;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry metrics, RequestLoggerConfig requests) {
        this.metrics = metrics;
        requests.http(this::count);
    }

    private void count(Context context, Float milliseconds) {
        Endpoint endpoint = context.endpoints().lastHttpEndpoint();
        // The path as it was declared: what clients make up must not make up meters.
        String path = endpoint == null ? "none" : endpoint.path;
        var kind = new Kind(path, context.method().name(), context.statusCode());
        timers.computeIfAbsent(kind, this::timer).record(Duration.ofNanos((long) (milliseconds * 1e6)));
        LOG.info("{} {} {} {} {} ms", RequestNames.of(context), kind.method(), path, kind.status(), milliseconds);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("path", kind.path())
                .tag("method", kind.method())
                .tag("status", Integer.toString(kind.status()))
                .register(metrics);
    }

    private record Kind(String path, String method, int status) {}
}
