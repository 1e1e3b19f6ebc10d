package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.Problem;
import dev.parley.arena.server.Routes;
import dev.parley.model.Json;
import dev.parley.model.ModelCard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What the page has to know before anything else, and the consent that comes before the first message. */
final class SessionRoutes implements Routes {
    private final Visitors visitors;
    private final Contestants contestants;
    private final PageSettings settings;

    SessionRoutes(Visitors visitors, Contestants contestants, PageSettings settings) {
        this.visitors = visitors;
        this.contestants = contestants;
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/session", this::session);
        routes.post("/api/consent", this::consent);
        routes.delete("/api/me", this::forget);
    }

    private void session(Context context) {
        ObjectNode session = Json.object()
                .put("title", settings.title())
                .put("consented", visitors.user(context).filter(visitors::hasConsented).isPresent())
                .put("admin", visitors.isAdmin(context));
        session.putObject("terms")
                .put("version", settings.terms().version())
                .put("text", settings.terms().text());
        session.putObject("limits")
                .put("characters", settings.limits().characters())
                .put("battleCharacters", settings.limits().battleCharacters())
                .put("maxTokens", settings.maxTokens());
        ArrayNode models = session.putArray("models");
        contestants.visible().forEach(card -> models.add(model(card)));
        context.json(session);
    }

    private ObjectNode model(ModelCard card) {
        return Json.object()
                .put("name", card.name())
                .put("description", card.description())
                .put("licence", card.licence().orElse(null))
                .put("up", contestants.isUp(card));
    }

    private void consent(Context context) {
        String version = new Fields(Bodies.json(context)).text("terms");
        if (!version.equals(settings.terms().version())) {
            throw new Problem(409, "other_terms", "The terms of use have changed; load the page again.");
        }
        visitors.consent(context);
        context.status(204);
    }

    private void forget(Context context) {
        visitors.forget(context);
        context.status(204);
    }
}
