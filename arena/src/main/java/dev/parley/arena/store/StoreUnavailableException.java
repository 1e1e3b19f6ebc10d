package dev.parley.arena.store;

/** The database did not answer in time, or more waits for it than can be kept: try again later (HTTP 503). */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
