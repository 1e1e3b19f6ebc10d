package dev.parley.model;

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

    public ModelException(Kind kind, String message) {
        this(kind, message, Optional.empty(), null);
    }

    public ModelException(Kind kind, String message, Throwable cause) {
        this(kind, message, Optional.empty(), cause);
    }

    public ModelException(
            Kind kind, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the server asked to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
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
