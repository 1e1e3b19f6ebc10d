package dev.parley.dataset.contamination;

/** Has the last word on what is not word for word the same. */
@FunctionalInterface
public interface Judge {
    /** Believes what was found. */
    Judge NONE = (question, text) -> true;

    /** Whether a text asks the same as a question, so that who has seen the text knows the question. */
    boolean isSame(String question, String text);

    /** Who judges; empty for nobody. */
    default String name() {
        return "";
    }
}
