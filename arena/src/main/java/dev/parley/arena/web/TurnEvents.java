package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.generation.Reader;
import dev.parley.arena.generation.Step;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.server.EventStream;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Turn;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answers of a turn as one stream of events, so that a battle takes one connection of the few a browser has. An
 * event's id is a place in each answer, {@code 12-7}: with the last one seen a reader goes on where it was. Only text
 * goes out, for a model's chunks may name it.
 */
final class TurnEvents {
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_PLACES = Duration.ofSeconds(1);

    private final EventStream stream;
    private final ReentrantLock writing = new ReentrantLock();
    private final long[] places;

    private TurnEvents(EventStream stream, long[] places) {
        this.stream = stream;
        this.places = places;
    }

    /**
     * Writes what there is and what comes, until all answers have ended.
     *
     * @param lastEventId as the browser sent it; whatever cannot be read as one begins at the beginning
     */
    static void write(EventStream stream, Turn turn, Answering answering, Optional<String> lastEventId)
            throws ClientGoneException {
        var events = new TurnEvents(stream, places(lastEventId, turn.answers().size()));
        events.follow(turn.answers(), answering);
        events.send("done", Json.object());
    }

    private static long[] places(Optional<String> lastEventId, int sides) {
        long[] places = new long[sides];
        String[] seen = lastEventId.filter(id -> id.matches("\\d{1,9}(-\\d{1,9})?")).orElse("").split("-", -1);
        if (seen.length == sides && !seen[0].isEmpty()) {
            for (int side = 0; side < sides; side++) {
                places[side] = Long.parseLong(seen[side]);
            }
        }
        return places;
    }

    private void follow(List<Answer> answers, Answering answering) throws ClientGoneException {
        var gone = new ConcurrentLinkedQueue<ClientGoneException>();
        List<Thread> others = answers.stream()
                .skip(1)
                .map(answer -> Thread.ofVirtual().unstarted(() -> {
                    try {
                        follow(answer, answering);
                    } catch (ClientGoneException e) {
                        gone.add(e);
                    }
                }))
                .toList();
        others.forEach(Thread::start);
        try {
            follow(answers.getFirst(), answering);
        } catch (ClientGoneException e) {
            gone.add(e);
            others.forEach(Thread::interrupt);
        }
        join(others);
        if (!gone.isEmpty()) {
            throw gone.element();
        }
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    thread.interrupt();
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow(Answer answer, Answering answering) throws ClientGoneException {
        Optional<Generation> generation = answering.generation(answer);
        if (generation.isEmpty()) {
            tellStored(answer);
            return;
        }
        Reader reader = generation.get().follow(places[answer.side()]);
        int told = 0;
        while (true) {
            int place = answering.place(answer);
            if (place != told) {
                send("queue", side(answer).put("place", place));
                told = place;
            }
            try {
                switch (reader.next(place > 0 ? BETWEEN_PLACES : BETWEEN_SIGNS_OF_LIFE)) {
                    case Step.Piece piece -> tell(answer, piece);
                    case Step.Silence silence -> keepAlive();
                    case Step.End end -> {
                        tell(answer, end.outcome());
                        return;
                    }
                }
            } catch (ModelException interrupted) {
                return;
            }
        }
    }

    private void tell(Answer answer, Step.Piece piece) throws ClientGoneException {
        String text = piece.chunk().text();
        writing.lock();
        try {
            places[answer.side()] = piece.id();
            if (!text.isEmpty()) {
                send("text", side(answer).put("text", text));
            }
        } finally {
            writing.unlock();
        }
    }

    private void tell(Answer answer, Outcome outcome) throws ClientGoneException {
        String status = switch (outcome.status()) {
            case COMPLETED -> "complete";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
        };
        ObjectNode end = side(answer).put("status", status);
        outcome.failure().ifPresent(failure -> end.put("error", Fields.name(failure.kind())));
        send("end", end);
    }

    /** The generation is over and forgotten; the text replaces whatever the browser has. */
    private void tellStored(Answer answer) throws ClientGoneException {
        send("text", side(answer).put("text", answer.text()).put("whole", true));
        boolean lost = answer.status() == Answer.Status.RUNNING;
        ObjectNode end = side(answer).put("status", lost ? "failed" : Fields.name(answer.status()));
        answer.failure().ifPresent(failure -> end.put("error", Fields.name(failure)));
        send("end", end);
    }

    private static ObjectNode side(Answer answer) {
        return Json.object().put("side", answer.side());
    }

    private void send(String event, ObjectNode data) throws ClientGoneException {
        writing.lock();
        try {
            stream.line("id", id()).line("event", event).line("data", data.toString()).end().flush();
        } finally {
            writing.unlock();
        }
    }

    private String id() {
        return places.length == 1
                ? Long.toString(places[0])
                : String.format(Locale.ROOT, "%d-%d", places[0], places[1]);
    }

    private void keepAlive() throws ClientGoneException {
        writing.lock();
        try {
            stream.keepAlive();
        } finally {
            writing.unlock();
        }
    }
}
