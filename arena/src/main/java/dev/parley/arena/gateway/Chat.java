package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.store.ApiKey;
import dev.parley.model.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** OpenAI's chat completions. */
final class Chat {
    private static final String ENDPOINT = "/v1/chat/completions";

    private final Access access;
    private final Answers answers;

    Chat(Access access, Answers answers) {
        this.access = access;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.post(ENDPOINT, this::ask);
        routes.get(ENDPOINT + "/{id}", this::follow);
        routes.delete(ENDPOINT + "/{id}", this::stop);
    }

    private void ask(Context context) throws ClientGoneException {
        ApiKey key = access.admit(context);
        ObjectNode body = Bodies.json(context);
        boolean counted = body.path("stream_options").path("include_usage").asBoolean();
        switch (answers.answer(context, key, ENDPOINT, body)) {
            case Given.Streamed(Generation generation) ->
                new AnswerStream(generation, new ChatForm(counted)).send(context, 0);
            case Given.Whole(ObjectNode answer) -> context.json(answer);
        }
    }

    /** Comes back to an answer: its events after the last one seen, or the whole as soon as it is there. */
    private void follow(Context context) throws ClientGoneException {
        Generation generation = answers.own(context);
        if ("true".equals(context.queryParam("stream"))) {
            boolean counted = "true".equals(context.queryParam("include_usage"));
            new AnswerStream(generation, new ChatForm(counted)).send(context, AnswerStream.lastSeen(context));
        } else {
            context.json(Answers.whole(generation));
        }
    }

    private void stop(Context context) {
        Generation generation = answers.own(context);
        generation.stop();
        context.json(Json.object()
                .put("id", generation.id())
                .put("object", "chat.completion.stopped")
                .put("stopped", Answers.end(generation).status() == Outcome.Status.STOPPED));
    }
}
