package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.Problem;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import io.javalin.http.Context;
import java.util.Optional;

/** OpenAI's embeddings. */
final class Embeddings {
    private static final String ENDPOINT = "/v1/embeddings";

    private final Models models;
    private final Access access;
    private final Calls calls;

    Embeddings(Models models, Access access, Calls calls) {
        this.models = models;
        this.access = access;
        this.calls = calls;
    }

    void embed(Context context) {
        ApiKey key = access.admit(context);
        ObjectNode body = Bodies.json(context);
        ModelCard card = models.chosen(body, ModelCard.Kind.EMBEDDING);
        if (!body.hasNonNull("input")) {
            throw new Problem(400, "invalid_request", "The field 'input' must hold texts.").in("input");
        }
        EmbeddingModel model = models.catalogue().embedding(card.name()).orElseThrow(Models::missing);
        Calls.Call call = calls.begin(key, ENDPOINT, card, body.path("input"));
        context.header("x-parley-call", call.id());
        try {
            ObjectNode answer = model.embed(body).put("model", card.name());
            // The vectors follow from the input; the log keeps what they cost.
            JsonNode usage = answer.path("usage");
            call.finish(Answer.Status.COMPLETE, usage.toString(), Optional.of(Usage.of(usage)));
            context.json(answer);
        } catch (ModelException e) {
            call.finish(Answer.Status.FAILED, "", Optional.empty());
            throw ModelProblem.of(e);
        }
    }
}
