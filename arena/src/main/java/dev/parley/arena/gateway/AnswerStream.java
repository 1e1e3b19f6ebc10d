package dev.parley.arena.gateway;

import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.generation.Reader;
import dev.parley.arena.generation.Step;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.server.EventStream;
import dev.parley.arena.server.Problem;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** Sends a generation to one client as it comes. */
final class AnswerStream {
    /** Proxies close a connection on which nothing comes for a while, the strictest after 30 seconds. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Generation generation;
    private final EventForm form;

    AnswerStream(Generation generation, EventForm form) {
        this.generation = generation;
        this.form = form;
    }

    /** The last event that a client says it has seen; 0 if it does not say. */
    static long lastSeen(Context context) {
        String header = context.header("Last-Event-ID");
        try {
            return header == null ? 0 : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            throw new Problem(400, "invalid_request", "The header 'Last-Event-ID' must be the number of an event.");
        }
    }

    /**
     * Sends the answer after this event, to its end.
     *
     * @throws Problem if it failed before its first piece, so that the client learns it by the status
     */
    void send(Context context, long after) throws ClientGoneException {
        Reader reader = generation.follow(0);
        Step step = reader.next(KEEP_ALIVE);
        Optional<Problem> early = step instanceof Step.End(Outcome outcome) ? problem(outcome) : Optional.empty();
        if (early.isPresent()) {
            throw early.get();
        }
        EventStream events = EventStream.open(context);
        while (!(step instanceof Step.End(Outcome outcome))) {
            step = send(step, after, reader, events);
        }
        Optional<Problem> late = problem(outcome);
        if (late.isPresent()) {
            form.problem(late.get(), events);
        } else {
            form.end(events);
        }
        events.flush();
    }

    /** Sends what is there, in as few packets as it takes, then waits for the next. */
    private Step send(Step first, long after, Reader reader, EventStream events) throws ClientGoneException {
        Step step = first;
        if (step instanceof Step.Silence) {
            events.keepAlive();
        }
        while (step instanceof Step.Piece piece) {
            form.piece(piece, piece.id() <= after, events);
            step = reader.next(Duration.ZERO);
        }
        if (step instanceof Step.End) {
            return step;
        }
        events.flush();
        return reader.next(KEEP_ALIVE);
    }

    private static Optional<Problem> problem(Outcome outcome) {
        return switch (outcome.status()) {
            case COMPLETED -> Optional.empty();
            case STOPPED -> Optional.of(ModelProblem.stopped());
            case FAILED -> outcome.failure().map(ModelProblem::of);
        };
    }
}
