package dev.parley.core.format;

/** A record that cannot be read. The message says why and holds nothing of what the record says. */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Made for each torn line of a log, so it does without the cost of a stack trace. */
    public UnreadableRecordException(String reason) {
        super(reason, null, false, false);
    }

    /** Why the record cannot be read. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
