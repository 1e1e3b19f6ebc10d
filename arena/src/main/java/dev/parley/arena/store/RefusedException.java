package dev.parley.arena.store;

/** A write that the store's rules forbid. Nothing was changed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public RefusedException(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. Things of other users are as good as not there. */
    public enum Reason {
        NOT_FOUND("there is no such thing, or it is not yours"),
        ALREADY_VOTED("this answer has been voted on already"),
        NOT_COMPLETE("only complete answers can be voted on"),
        WRONG_CHOICE("this vote does not go with this kind of chat"),
        STILL_RUNNING("the last answer is still being written"),
        HAS_ANSWERED("the model has answered already and cannot be replaced");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
