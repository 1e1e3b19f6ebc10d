package dev.parley.arena.server;

import dev.parley.core.InputException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The arena's HTTP server, running. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** Connections on which nothing is asked are closed at once when the server stops. */
    private static final long LAST_MILLISECONDS = 50;

    /** What the kernel keeps for a client that does not read; left to itself it takes megabytes for each. */
    private static final int SEND_BUFFER = 32 << 10;

    /** Clients that come at once; those beyond try again a second later, or give up. */
    private static final int WAITING = 4096;

    private static final Key<ServerSettings> SETTINGS = new Key<>("settings");

    private final Javalin javalin;
    private final Admission admission;
    private final String host;

    private Server(Javalin javalin, Admission admission, String host) {
        this.javalin = javalin;
        this.admission = admission;
        this.host = host;
    }

    /**
     * Starts a server.
     *
     * @param parts who answers; the first that is at a path tells its problems
     * @param needs what must be there to serve, by name, asked by {@code /ready}
     * @param random names the requests
     * @throws InputException if it cannot listen there
     */
    public static Server start(
            ServerSettings settings,
            List<Routes> parts,
            Map<String, BooleanSupplier> needs,
            PrometheusMeterRegistry metrics,
            RandomGenerator random) {
        var admission = new Admission(settings);
        var allNeeds = new HashMap<>(needs);
        allNeeds.put("running", () -> !admission.isStopping());
        metrics.gauge("parley.requests.running", admission, Admission::running);
        Javalin javalin = Javalin.create(config -> {
            listen(config, settings);
            new RequestNames(random).addTo(config.routes);
            new RequestMetrics(metrics, config.requestLogger);
            config.router.handlerWrapper(endpoint ->
                    endpoint.method.isHttpMethod() && !Operations.PATHS.contains(endpoint.path)
                            ? admission.guard(endpoint.handler)
                            : endpoint.handler);
            new Operations(allNeeds, metrics).addTo(config.routes);
            parts.forEach(part -> part.addTo(config.routes));
            tellProblems(config, parts);
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "cannot listen on %s, port %d; choose another with --port",
                            settings.host(),
                            settings.port()),
                    e);
        }
        return new Server(javalin, admission, settings.host());
    }

    /** Where clients find it. */
    public URI address() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + javalin.port());
    }

    /** Refuses whatever comes from now on; what runs goes on. */
    public void stopAccepting() {
        admission.stop();
    }

    /** Refuses what is new, waits a little for what runs, and ends. */
    @Override
    public void close() {
        stopAccepting();
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector open) {
                open.setShutdownIdleTimeout(LAST_MILLISECONDS);
            }
        }
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("requests that still ran when the server stopped were cut off", e);
        }
    }

    static ServerSettings settings(Context context) {
        return context.appData(SETTINGS);
    }

    private static void listen(JavalinConfig config, ServerSettings settings) {
        config.appData(SETTINGS, settings);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.addConnector((server, http) -> {
            var connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setAcceptQueueSize(WAITING);
            connector.setAcceptedSendBufferSize(SEND_BUFFER);
            return connector;
        });
        config.jetty.modifyServer(server -> server.setStopTimeout(settings.grace().toMillis()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(settings.idle().toMillis());
            http.setOutputBufferSize(8 << 10);
        });
        config.http.maxRequestSize = settings.bodyBytes();
    }

    private static void tellProblems(JavalinConfig config, List<Routes> parts) {
        config.routes.exception(Problem.class, (problem, context) -> tell(problem, context, parts));
        config.routes.exception(HttpResponseException.class, (refused, context) -> tell(
                new Problem(refused.getStatus(), "http_" + refused.getStatus(), sentence(refused.getStatus())),
                context,
                parts));
        config.routes.exception(ClientGoneException.class, (gone, context) -> {});
        config.routes.exception(Exception.class, (failure, context) -> {
            LOG.error("request {} failed", RequestNames.of(context), failure);
            tell(new Problem(500, "internal_error", "The server failed to answer."), context, parts);
        });
    }

    private static void tell(Problem problem, Context context, List<Routes> parts) {
        if (context.res().isCommitted()) {
            return;
        }
        context.status(problem.status());
        problem.retryAfter()
                .ifPresent(wait -> context.header("Retry-After", Long.toString(Math.ceilDiv(wait.toMillis(), 1000L))));
        parts.stream()
                .filter(part -> part.isAt(context.path()))
                .findFirst()
                .ifPresentOrElse(part -> part.tell(problem, context), () -> problem.tell(context));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 413 -> "The body is too long.";
            default -> "The request was refused.";
        };
    }
}
