package dev.parley.arena.gateway;

import dev.parley.arena.generation.Generations;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.server.Problem;
import dev.parley.arena.server.RequestNames;
import dev.parley.arena.server.Routes;
import dev.parley.model.ModelCatalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Everything under {@code /v1}. */
public final class Gateway implements Routes {
    /** Trying again does not help, whatever the status says. */
    private static final Set<String> FINAL = Set.of("insufficient_quota", "upstream_unauthorized", "no_moderator");

    private final Models models;
    private final Chat chat;
    private final Messages messages;
    private final Embeddings embeddings;
    private final Moderations moderations;

    /** @param moderator answers {@code /v1/moderations}, and looks at what goes through the gateway */
    public Gateway(
            ModelCatalogue catalogue,
            Generations generations,
            Ledger ledger,
            Optional<LiveModerator> moderator,
            MeterRegistry metrics,
            InstantSource clock) {
        var access = new Access(ledger, clock);
        var calls = new Calls(ledger, access, metrics);
        this.models = new Models(catalogue, access, clock.instant());
        var answers = new Answers(models, generations, access, calls, new CallModeration(moderator), clock);
        this.chat = new Chat(access, answers);
        this.messages = new Messages(access, answers);
        this.embeddings = new Embeddings(models, access, calls);
        this.moderations = new Moderations(models, access, calls, moderator);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/models", models::list);
        // Names of models may hold slashes.
        routes.get("/v1/models/<model>", models::show);
        chat.addTo(routes);
        messages.addTo(routes);
        routes.post("/v1/embeddings", embeddings::embed);
        routes.post("/v1/moderations", moderations::moderate);
    }

    @Override
    public boolean isAt(String path) {
        return path.startsWith("/v1/");
    }

    @Override
    public void tell(Problem problem, Context context) {
        if (FINAL.contains(problem.code())) {
            context.header("x-should-retry", "false");
        }
        if (Models.isAnthropic(context)) {
            String request = RequestNames.of(context);
            context.status(AnthropicError.status(problem)).header("request-id", request);
            context.json(AnthropicError.of(problem, request));
        } else {
            context.json(OpenAiError.of(problem));
        }
    }
}
