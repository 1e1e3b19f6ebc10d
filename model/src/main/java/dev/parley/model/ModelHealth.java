package dev.parley.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How a model does now, for the operator.
 *
 * @param running requests at this moment
 * @param limit how many may run at once now; falls when the server is overloaded and rises again
 * @param answered answers that came to their end
 * @param failed requests and answers that failed after all retries
 * @param usage tokens of all answers
 * @param cost US dollars of all answers
 * @param lastFailure the last failure's kind, sentence and time
 */
public record ModelHealth(
        State state,
        int running,
        int limit,
        long answered,
        long failed,
        Usage usage,
        double cost,
        Optional<Failure> lastFailure) {

    /** Whether a user who chooses the model now may hope for an answer. */
    public boolean isUp() {
        return state != State.DOWN;
    }

    public enum State {
        /** Answers, or has not been asked yet. */
        UP,
        /** Failed repeatedly, and the next request tries whether it answers again. */
        PROBING,
        /** Failed repeatedly; requests are refused for a while without asking. */
        DOWN
    }

    public record Failure(ModelException.Kind kind, String message, Instant time) {}
}
