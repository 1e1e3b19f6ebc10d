package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.generation.Step;
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

/** Asks models for answers, in whichever form the client will get them. */
final class Answers {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Models models;
    private final Generations generations;
    private final Access access;
    private final Calls calls;
    private final InstantSource clock;
    private final CallModeration moderation;
    private final Repetitions repetitions;

    Answers(
            Models models,
            Generations generations,
            Access access,
            Calls calls,
            CallModeration moderation,
            InstantSource clock) {
        this.models = models;
        this.generations = generations;
        this.access = access;
        this.calls = calls;
        this.clock = clock;
        this.moderation = moderation;
        this.repetitions = new Repetitions(clock);
    }

    /**
     * Has a model answer, in pieces if the request wants that; a repetition is given what there is.
     *
     * @param body the request in OpenAI's form
     */
    Given answer(Context context, ApiKey key, String endpoint, ObjectNode body) {
        return repetitions.once(context, key, body, () -> {
            Asked asked = ask(context, key, endpoint, body);
            return body.path("stream").asBoolean()
                    ? new Given.Streamed(asked.start())
                    : new Given.Whole(asked.whole());
        });
    }

    /** Writes down what is asked, so that the model may be. */
    private Asked ask(Context context, ApiKey key, String endpoint, ObjectNode body) {
        ModelCard card = models.chosen(body, ModelCard.Kind.CHAT);
        if (body.path("messages").isEmpty()) {
            throw new Problem(400, "invalid_request", "The field 'messages' must hold messages.").in("messages");
        }
        ChatModel model = models.catalogue().model(card.name()).orElseThrow(Models::missing);
        Calls.Call call = calls.begin(key, endpoint, card, body.path("messages"));
        context.header("x-parley-call", call.id());
        return new Asked(
                key, card, moderation.of(call.id(), body.path("messages"), model), new ChatRequest(body), call);
    }

    /** A generation of whoever asks. */
    Generation own(Context context) {
        ApiKey key = access.identify(context);
        return generations
                .find(context.pathParam("id").replaceFirst("^msg_", "chatcmpl-"))
                .filter(generation -> generation.owner().equals(key.id()))
                .orElseThrow(() -> new Problem(404, "not_found", "There is no such answer, or it ended long ago."));
    }

    /** Waits for the end of a generation. */
    static Outcome end(Generation generation) {
        var reader = generation.follow(Integer.MAX_VALUE);
        while (true) {
            if (reader.next(LONG) instanceof Step.End(Outcome outcome)) {
                return outcome;
            }
        }
    }

    /**
     * The whole answer of a generation, in OpenAI's form, as soon as it is there.
     *
     * @throws Problem if it failed; what there is of a stopped one is returned
     */
    static ObjectNode whole(Generation generation) {
        Outcome outcome = end(generation);
        if (outcome.status() == Outcome.Status.FAILED) {
            throw outcome.failure().map(ModelProblem::of).orElseThrow();
        }
        return outcome.completion();
    }

    /** A request that is written down. */
    private final class Asked {
        private final ApiKey key;
        private final ModelCard card;
        private final CallModeration.Moderated moderated;
        private final ChatRequest request;
        private final Calls.Call call;

        private Asked(
                ApiKey key,
                ModelCard card,
                CallModeration.Moderated moderated,
                ChatRequest request,
                Calls.Call call) {
            this.key = key;
            this.card = card;
            this.moderated = moderated;
            this.request = request;
            this.call = call;
        }

        /** Begins an answer that comes in pieces and outlives its client. */
        private Generation start() {
            try {
                return generations.start(key.id(), card.name(), moderated.model(), request, outcome -> {
                    moderated.conclude().accept(outcome.completion());
                    call.finish(outcome);
                });
            } catch (ModelException e) {
                throw failed(e);
            }
        }

        /** Waits for the answer in one piece, on the request's own thread, which goes on when the client leaves. */
        private ObjectNode whole() {
            try {
                ObjectNode answer = moderated.model().complete(request);
                answer.put("id", "chatcmpl-" + call.id())
                        .put("object", "chat.completion")
                        .put("created", clock.instant().getEpochSecond())
                        .put("model", card.name());
                moderated.conclude().accept(answer);
                call.finish(Answer.Status.COMPLETE, answer.toString(), usage(answer));
                return answer;
            } catch (ModelException e) {
                throw failed(e);
            }
        }

        private Problem failed(ModelException failure) {
            moderated.conclude().accept(Json.object());
            call.finish(Answer.Status.FAILED, "", Optional.empty());
            return ModelProblem.of(failure);
        }
    }

    private static Optional<Usage> usage(ObjectNode answer) {
        return answer.path("usage").isObject() ? Optional.of(Usage.of(answer.get("usage"))) : Optional.empty();
    }
}
