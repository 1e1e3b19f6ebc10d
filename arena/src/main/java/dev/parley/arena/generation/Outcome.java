package dev.parley.arena.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * How a generation ended.
 *
 * @param completion the answer as an object {@code chat.completion}; what there is of it, if it did not come to its end
 * @param failure why the answer broke off or never began; empty if it is whole or was stopped
 * @param firstPiece when the first piece came, if one came
 */
public record Outcome(
        String id,
        Status status,
        ObjectNode completion,
        Optional<ModelException> failure,
        Instant started,
        Optional<Instant> firstPiece,
        Instant finished) {

    /** What became of the answer. */
    public enum Status {
        /** The model said all it had to say. */
        COMPLETED,
        /** Its owner stopped it. */
        STOPPED,
        /** The model, or the way to it, failed; or the answer could not be stored. */
        FAILED
    }

    /** The tokens that the model counted; nothing where it does not count. */
    public Optional<Usage> usage() {
        return completion.path("usage").isObject() ? Optional.of(Usage.of(completion.get("usage"))) : Optional.empty();
    }

    /** The text of the first choice, which may be empty. */
    public String text() {
        return completion.path("choices").path(0).path("message").path("content").asText("");
    }

    Outcome failed(ModelException reason) {
        return new Outcome(id, Status.FAILED, completion, Optional.of(reason), started, firstPiece, finished);
    }
}
