package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.generation.Step;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.server.Problem;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.Json;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** OpenAI's chat completions. */
final class Chat {
    private static final String ENDPOINT = "/v1/chat/completions";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Models models;
    private final Generations generations;
    private final Access access;
    private final Calls calls;
    private final InstantSource clock;

    Chat(Models models, Generations generations, Access access, Calls calls, InstantSource clock) {
        this.models = models;
        this.generations = generations;
        this.access = access;
        this.calls = calls;
        this.clock = clock;
    }

    void ask(Context context) throws ClientGoneException {
        ApiKey key = access.admit(context);
        ObjectNode body = Bodies.json(context);
        ModelCard card = models.chosen(body, ModelCard.Kind.CHAT);
        if (body.path("messages").isEmpty()) {
            throw new Problem(400, "invalid_request", "The field 'messages' must hold messages.").in("messages");
        }
        ChatModel model = models.catalogue().model(card.name()).orElseThrow(Models::missing);
        Calls.Call call = calls.begin(key, ENDPOINT, card, body.path("messages"));
        context.header("x-parley-call", call.id());
        if (body.path("stream").asBoolean()) {
            Generation generation =
                    generations.start(key.id(), card.name(), model, new ChatRequest(body), call::finish);
            boolean counted = body.path("stream_options").path("include_usage").asBoolean();
            new ChatEvents(generation, counted).send(context, 0);
        } else {
            context.json(whole(model, card, body, call));
        }
    }

    /** Comes back to an answer: its events after the last one seen, or the whole as soon as it is there. */
    void follow(Context context) throws ClientGoneException {
        Generation generation = own(context);
        if ("true".equals(context.queryParam("stream"))) {
            boolean counted = "true".equals(context.queryParam("include_usage"));
            new ChatEvents(generation, counted).send(context, ChatEvents.lastSeen(context));
        } else {
            Outcome outcome = end(generation);
            if (outcome.status() == Outcome.Status.FAILED) {
                throw outcome.failure().map(ModelProblem::of).orElseThrow();
            }
            context.json(outcome.completion());
        }
    }

    void stop(Context context) {
        Generation generation = own(context);
        generation.stop();
        context.json(Json.object()
                .put("id", generation.id())
                .put("object", "chat.completion.stopped")
                .put("stopped", end(generation).status() == Outcome.Status.STOPPED));
    }

    /** An answer in one piece, made on the request's own thread, which goes on when the client leaves. */
    private ObjectNode whole(ChatModel model, ModelCard card, ObjectNode body, Calls.Call call) {
        try {
            ObjectNode answer = model.complete(new ChatRequest(body));
            answer.put("id", "chatcmpl-" + call.id())
                    .put("object", "chat.completion")
                    .put("created", clock.instant().getEpochSecond())
                    .put("model", card.name());
            call.finish(Answer.Status.COMPLETE, answer.toString(), usage(answer));
            return answer;
        } catch (ModelException e) {
            call.finish(Answer.Status.FAILED, "", Optional.empty());
            throw ModelProblem.of(e);
        }
    }

    private static Optional<Usage> usage(ObjectNode answer) {
        return answer.path("usage").isObject() ? Optional.of(Usage.of(answer.get("usage"))) : Optional.empty();
    }

    private Generation own(Context context) {
        ApiKey key = access.identify(context);
        return generations
                .find(context.pathParam("id"))
                .filter(generation -> generation.owner().equals(key.id()))
                .orElseThrow(() -> new Problem(404, "not_found", "There is no such answer, or it ended long ago."));
    }

    private static Outcome end(Generation generation) {
        var reader = generation.follow(Integer.MAX_VALUE);
        while (true) {
            if (reader.next(LONG) instanceof Step.End(Outcome outcome)) {
                return outcome;
            }
        }
    }
}
