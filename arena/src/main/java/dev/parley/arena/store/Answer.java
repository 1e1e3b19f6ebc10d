package dev.parley.arena.store;

import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * A model's answer in one turn.
 *
 * @param side 0 for A, 1 for B
 * @param model who gave it
 * @param text all of it, or what had come when it was stopped or failed; empty while it runs
 * @param failure why it failed, if it did and that is known
 * @param finished when it ended, however it did
 */
public record Answer(
        String id,
        int side,
        String model,
        String text,
        Status status,
        Optional<ModelException.Kind> failure,
        Optional<Usage> usage,
        Instant started,
        Optional<Instant> finished) {
    /** How far it is. Only a complete answer is voted on or released. */
    public enum Status {
        RUNNING,
        COMPLETE,
        /** The user stopped it. */
        STOPPED,
        /** The model, or the program, broke off. */
        FAILED
    }

    /** Whether the moderator stopped it, for its own sake, that of the other answer or of the question. */
    public boolean isFlagged() {
        return failure.filter(kind -> kind == ModelException.Kind.PROMPT_FLAGGED
                        || kind == ModelException.Kind.ANSWER_FLAGGED)
                .isPresent();
    }

    Answer withText(String other) {
        return new Answer(id, side, model, other, status, failure, usage, started, finished);
    }
}
