package dev.parley.core;

/**
 * Something the user can mend: a file, a line, a setting. The message is one sentence that names it and the way out,
 * and never holds the text of a message or a secret.
 */
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
