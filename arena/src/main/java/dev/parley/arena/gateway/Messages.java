package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.store.ApiKey;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Anthropic's messages, over any model. */
final class Messages {
    static final String ENDPOINT = "/v1/messages";

    private final Access access;
    private final Answers answers;

    Messages(Access access, Answers answers) {
        this.access = access;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.post(ENDPOINT, this::ask);
        routes.get(ENDPOINT + "/{id}", this::follow);
    }

    private void ask(Context context) throws ClientGoneException {
        ApiKey key = access.admit(context);
        ObjectNode body = MessagesRequest.toOpenAi(Bodies.json(context));
        switch (answers.answer(context, key, ENDPOINT, body)) {
            case Given.Streamed(Generation generation) ->
                new AnswerStream(generation, new MessageForm(generation)).send(context, 0);
            case Given.Whole(ObjectNode answer) -> context.json(MessageAnswer.of(answer));
        }
    }

    /** Comes back to an answer: its events after the last one seen, or the whole as soon as it is there. */
    private void follow(Context context) throws ClientGoneException {
        Generation generation = answers.own(context);
        if ("true".equals(context.queryParam("stream"))) {
            new AnswerStream(generation, new MessageForm(generation)).send(context, AnswerStream.lastSeen(context));
        } else {
            context.json(MessageAnswer.of(Answers.whole(generation)));
        }
    }
}
