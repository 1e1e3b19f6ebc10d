package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.Problem;
import dev.parley.arena.server.Routes;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Counts;
import dev.parley.arena.store.Review;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.model.Json;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The operator's page. Nothing of it is answered to anybody else. */
final class AdminRoutes implements Routes {
    private static final int REVIEWS_SHOWN = 100;

    private final Store store;
    private final Visitors visitors;
    private final ModelCatalogue models;
    private final Answering answering;
    private final Export export;
    /** Checking a password is slow on purpose: one at a time, so that guessing takes nothing from others. */
    private final Semaphore signingIn = new Semaphore(1);

    AdminRoutes(Store store, Visitors visitors, ModelCatalogue models, Answering answering, Export export) {
        this.store = store;
        this.visitors = visitors;
        this.models = models;
        this.answering = answering;
        this.export = export;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/api/admin/*", context -> {
            if (!context.path().equals("/api/admin/sign-in")) {
                visitors.requireAdmin(context);
            }
        });
        routes.post("/api/admin/sign-in", this::signIn);
        routes.post("/api/admin/sign-out", context -> {
            visitors.signOut(context);
            context.status(204);
        });
        routes.get("/api/admin/overview", this::overview);
        routes.post("/api/admin/reviews/{review}/resolve", context -> {
            store.reviews().resolve(context.pathParam("review"));
            context.status(204);
        });
        routes.get("/api/admin/export", this::export);
    }

    private void signIn(Context context) {
        String password = new Fields(Bodies.json(context)).text("password");
        if (!signingIn.tryAcquire()) {
            throw new Problem(429, "too_many", "Somebody else is signing in; try again.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            visitors.signIn(context, password);
        } finally {
            signingIn.release();
        }
        context.status(204);
    }

    private void overview(Context context) {
        ObjectNode overview = Json.object();
        overview.set("counts", counts(store.counts()));
        ArrayNode cards = overview.putArray("models");
        models.cards().forEach(card -> cards.add(model(card)));
        models.problem().ifPresent(problem -> overview.put("problem", problem));
        ArrayNode reviews = overview.putArray("reviews");
        store.reviews().open(REVIEWS_SHOWN).forEach(review -> reviews.add(review(review)));
        export.formats().forEach(overview.putArray("exportFormats")::add);
        context.json(overview);
    }

    private ObjectNode counts(Counts counts) {
        return Json.object()
                .put("running", answering.running())
                .put("users", counts.users())
                .put("chats", counts.chats())
                .put("turns", counts.turns())
                .put("votes", counts.votes())
                .put("gatewayCalls", counts.gatewayCalls())
                .put("openReviews", counts.openReviews())
                .put("deletedUsers", counts.deletedUsers());
    }

    private ObjectNode model(ModelCard card) {
        ObjectNode model =
                Json.object().put("name", card.name()).put("visible", card.visible()).put("weight", card.weight());
        models.health(card.name()).ifPresent(health -> addHealth(model, health));
        return model;
    }

    private static void addHealth(ObjectNode model, ModelHealth health) {
        model.put("state", Fields.name(health.state()))
                .put("running", health.running())
                .put("limit", health.limit())
                .put("answered", health.answered())
                .put("failed", health.failed())
                .put("tokens", health.usage().promptTokens() + health.usage().completionTokens())
                .put("cost", health.cost());
        health.lastFailure().ifPresent(failure -> model.put("lastFailure", failure.message()));
    }

    private ObjectNode review(Review review) {
        ObjectNode shown = Json.object()
                .put("id", review.id())
                .put("reason", review.reason())
                .put("created", review.created().toString());
        ArrayNode turns = shown.putArray("turns");
        for (Turn turn : store.chats().path(review.turn())) {
            ArrayNode answers = turns.addObject().put("prompt", turn.prompt()).putArray("answers");
            for (Answer answer : turn.answers()) {
                answers.addObject().put("model", answer.model()).put("text", answer.text());
            }
        }
        return shown;
    }

    private void export(Context context) throws IOException {
        String format = Optional.ofNullable(context.queryParam("format")).orElse(export.formats().getFirst());
        if (!export.formats().contains(format)) {
            throw Fields.wrong("format");
        }
        Optional<Instant> from = day(context, "from", 0);
        Optional<Instant> until = day(context, "to", 1);
        context.contentType("application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"parley-" + format + ".jsonl\"");
        export.write(format, from, until, context.res().getOutputStream());
    }

    private static Optional<Instant> day(Context context, String parameter, int daysLater) {
        try {
            return Optional.ofNullable(context.queryParam(parameter))
                    .filter(day -> !day.isEmpty())
                    .map(day -> LocalDate.parse(day).plusDays(daysLater).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw Fields.wrong(parameter);
        }
    }
}
