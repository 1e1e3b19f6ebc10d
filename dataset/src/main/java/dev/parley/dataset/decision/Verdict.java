package dev.parley.dataset.decision;

import dev.parley.dataset.recipe.Action;
import java.io.Serializable;

/**
 * One row of the ledger: a rule fired.
 *
 * @param conversation the conversation's id
 * @param message index of the message, or {@link #WHOLE} if the rule is about the conversation
 * @param rule the rule's name in the recipe
 * @param signal what made it fire
 * @param version of what measured the signal
 * @param score the signal's value
 * @param start first UTF-16 index of the evidence in the message, inclusive; 0 for the whole
 * @param end last UTF-16 index of the evidence, exclusive; 0 for the whole
 * @param related id of the conversation that was kept instead; empty where there is none
 */
public record Verdict(
        String conversation,
        int message,
        String rule,
        String signal,
        String version,
        Action action,
        double score,
        int start,
        int end,
        String related)
        implements Serializable {

    /** The message index of a verdict about a whole conversation. */
    public static final int WHOLE = -1;

    /** Whether the verdict is about the conversation and not about one of its messages. */
    public boolean isWhole() {
        return message == WHOLE;
    }
}
