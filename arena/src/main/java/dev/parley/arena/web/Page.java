package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.server.Problem;
import dev.parley.arena.server.Routes;
import dev.parley.arena.store.RefusedException;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreUnavailableException;
import dev.parley.model.Json;
import dev.parley.model.ModelCatalogue;
import dev.parley.text.language.LanguageDetector;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The page, with all that it asks for. */
public final class Page implements Routes {
    private static final Duration STORE_WAIT = Duration.ofSeconds(2);

    private final List<Routes> parts;

    /** @param languages loads what tells the languages of prompts, when somebody first looks at the leaderboard */
    public Page(
            Store store,
            ModelCatalogue models,
            Generations generations,
            Optional<LiveModerator> moderator,
            ArenaRules rules,
            Export export,
            PageSettings settings,
            Supplier<LanguageDetector> languages,
            InstantSource clock) {
        var files = new PageFiles();
        var visitors = new Visitors(store, rules, settings);
        var contestants = new Contestants(models, rules);
        var answering = new Answering(store.chats(), models, generations, new ChatModeration(moderator));
        parts = List.of(
                new Protection(files.importMapHash(), settings.https()),
                files,
                new SessionRoutes(visitors, contestants, settings),
                new ChatRoutes(store, visitors, contestants, answering, rules, settings),
                new VoteRoutes(store, visitors, rules),
                new LeaderboardRoutes(new LiveVotes(store, languages), clock),
                new AdminRoutes(store, visitors, models, answering, export),
                new MarkRoutes(store));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        parts.forEach(part -> part.addTo(routes));
        routes.exception(RefusedException.class, (refused, context) -> {
            int status = status(refused.reason());
            context.status(status);
            tell(new Problem(status, code(refused.reason()), String.valueOf(refused.getMessage())), context);
        });
        routes.exception(StoreUnavailableException.class, (unavailable, context) -> {
            context.status(503).header("Retry-After", Long.toString(STORE_WAIT.toSeconds()));
            tell(new Problem(503, "unavailable", "The server is not ready; try again in a moment."), context);
        });
    }

    private static String code(RefusedException.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static int status(RefusedException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case WRONG_CHOICE -> 400;
            case ALREADY_VOTED, NOT_COMPLETE, STILL_RUNNING, HAS_ANSWERED -> 409;
        };
    }

    @Override
    public boolean isAt(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public void tell(Problem problem, Context context) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", problem.code()).put("message", problem.getMessage());
        context.contentType("application/json").result(body.toString());
    }
}
