package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.Problem;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.model.Json;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelException;
import dev.parley.model.ModerationModel;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Unmoderated;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OpenAI's moderations: by the arena's own moderator, or by a declared model that the request names. */
final class Moderations {
    private static final String ENDPOINT = "/v1/moderations";

    private static final String LATEST = "omni-moderation-latest";

    /** OpenAI's own models, for which clients get the arena's moderator. */
    private static final Set<String> USUAL = Set.of(
            LATEST,
            "omni-moderation-2024-09-26",
            ModerationForm.LEGACY + "latest",
            ModerationForm.LEGACY + "stable");

    private final Models models;
    private final Access access;
    private final Calls calls;
    private final Optional<LiveModerator> own;

    Moderations(Models models, Access access, Calls calls, Optional<LiveModerator> own) {
        this.models = models;
        this.access = access;
        this.calls = calls;
        this.own = own;
    }

    void moderate(Context context) {
        ApiKey key = access.admit(context);
        ObjectNode body = Bodies.json(context);
        if (!body.hasNonNull("input")) {
            throw new Problem(400, "invalid_request", "The field 'input' must hold texts.").in("input");
        }
        String name = body.path("model").asText(LATEST);
        if (isOwn(name)) {
            judge(context, key, body, name);
        } else {
            passThrough(context, key, body, models.named(name, ModelCard.Kind.MODERATION));
        }
    }

    private boolean isOwn(String name) {
        boolean isUsual = USUAL.contains(name) && !models.isDeclared(name);
        return isUsual || own.filter(moderator -> moderator.id().toString().equals(name)).isPresent();
    }

    private void passThrough(Context context, ApiKey key, ObjectNode body, ModelCard card) {
        ModerationModel model = models.catalogue().moderation(card.name()).orElseThrow(Models::missing);
        Calls.Call call = begin(context, key, body, card);
        try {
            context.json(finish(call, model.moderate(body).put("model", card.name())));
        } catch (ModelException e) {
            call.finish(Answer.Status.FAILED, "", Optional.empty());
            throw ModelProblem.of(e);
        }
    }

    private void judge(Context context, ApiKey key, ObjectNode body, String name) {
        LiveModerator moderator = own.orElseThrow(
                () -> new Problem(501, "no_moderator", "This server has no moderator of its own; name a declared one."));
        String version = moderator.id().toString();
        var form = new ModerationForm(body.path("input"), name);
        Calls.Call call = begin(context, key, body, card(version));
        List<Outcome> outcomes = moderator.assess(form.messages());
        if (outcomes.stream().anyMatch(Unmoderated.class::isInstance)) {
            call.finish(Answer.Status.FAILED, "", Optional.empty());
            throw ModelProblem.of(new ModelException(ModelException.Kind.UNMODERATED, "the moderator could not say"));
        }
        ObjectNode answer = Json.object().put("id", "modr-" + call.id()).put("model", version);
        ArrayNode results = answer.putArray("results");
        outcomes.forEach(outcome -> results.add(form.result(moderator.judge(outcome))));
        context.json(finish(call, answer));
    }

    private Calls.Call begin(Context context, ApiKey key, ObjectNode body, ModelCard card) {
        Calls.Call call = calls.begin(key, ENDPOINT, card, body.path("input"));
        context.header("x-parley-call", call.id());
        return call;
    }

    private static ObjectNode finish(Calls.Call call, ObjectNode answer) {
        call.finish(Answer.Status.COMPLETE, answer.toString(), Optional.empty());
        return answer;
    }

    /** The arena's own moderator as the log of calls names it. */
    private static ModelCard card(String name) {
        return new ModelCard(
                name,
                "parley",
                ModelCard.Kind.MODERATION,
                0,
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                ModelCard.Price.FREE,
                new ModelCard.Limits(Integer.MAX_VALUE, 0));
    }
}
