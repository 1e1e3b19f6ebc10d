package dev.parley.arena.gateway;

import dev.parley.arena.generation.Step;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.server.EventStream;
import dev.parley.arena.server.Problem;

/**
 * OpenAI's events.
 *
 * @param counted whether the client wants to know the usage ({@code stream_options.include_usage})
 */
record ChatForm(boolean counted) implements EventForm {
    @Override
    public void piece(Step.Piece piece, boolean seen, EventStream events) throws ClientGoneException {
        boolean counts = piece.counts();
        if (!seen && (counted || !counts)) {
            events.line("id", Long.toString(piece.id()))
                    .line("data", counted && !counts ? withoutUsage(piece.json()) : piece.json())
                    .end();
        }
    }

    @Override
    public void end(EventStream events) throws ClientGoneException {
        events.line("data", "[DONE]").end();
    }

    @Override
    public void problem(Problem problem, EventStream events) throws ClientGoneException {
        events.line("data", OpenAiError.of(problem).toString()).end();
    }

    /** Clients that want the usage get the field in every chunk; text is joined, as parsing each would cost more. */
    private static String withoutUsage(String json) {
        return json.substring(0, json.length() - 1) + ",\"usage\":null}";
    }
}
