package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a model gave no answer, or only the beginning of one. The message is a sentence for the operator; it never holds
 * text of the conversation, nor keys.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<ObjectNode> error;

    public ModelException(Kind kind, String message) {
        this(kind, message, Optional.empty(), Optional.empty(), null);
    }

    public ModelException(Kind kind, String message, Throwable cause) {
        this(kind, message, Optional.empty(), Optional.empty(), cause);
    }

    /** A failure that the server told of. */
    public ModelException(Kind kind, String message, Optional<Duration> retryAfter, Optional<ObjectNode> error) {
        this(kind, message, retryAfter, error, null);
    }

    private ModelException(
            Kind kind,
            String message,
            Optional<Duration> retryAfter,
            Optional<ObjectNode> error,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.error = error;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the server asked to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /**
     * The server's own {@code error} object ({@code message}, {@code type}, {@code param}, {@code code}), for whoever
     * asked. It may quote the request: never log it, and do not show it where the model is anonymous.
     */
    public Optional<ObjectNode> error() {
        return error;
    }

    /** What went wrong, and with it whether the same request may succeed later. */
    public enum Kind {
        /** The request is wrong; the same one will always fail. */
        INVALID_REQUEST(false),
        /** The key is missing, wrong or not allowed. */
        UNAUTHORIZED(false),
        /** No such model. */
        NOT_FOUND(false),
        /** The provider refused the content. */
        REFUSED(false),
        /** The operator's moderator stopped what was asked. */
        PROMPT_FLAGGED(false),
        /** The operator's moderator stopped the answer. */
        ANSWER_FLAGGED(false),
        /** The operator's moderator could not be asked, and nothing goes on without it. */
        UNMODERATED(true),
        /** Too many requests, or a budget is spent (429). */
        RATE_LIMITED(true),
        /** The server is overloaded or failed (5xx). */
        UNAVAILABLE(true),
        /** No connection. */
        UNREACHABLE(true),
        /** No answer, or no next piece of it, in time. */
        TIMED_OUT(true),
        /** The answer broke off or was no valid answer. */
        BROKEN(true),
        /** The caller closed the stream. */
        CANCELLED(false);

        private final boolean retriable;

        Kind(boolean retriable) {
            this.retriable = retriable;
        }

        public boolean isRetriable() {
            return retriable;
        }
    }
}
