package dev.parley.dataset.relation;

import java.util.Locale;

/** The ways in which one conversation can repeat another. */
public enum Relation {
    /** The same messages by the same roles, after normalisation. Similarity 1. */
    EXACT_CONVERSATION,
    /**
     * The same user asked the same model the same thing again: all messages but the last, which is the model's answer,
     * are equal. Similarity is the share of messages that are equal.
     */
    REGENERATED,
    /**
     * All messages of one conversation are the first messages of a longer one: a chat that was logged and went on.
     * Similarity is the share of the longer conversation's messages.
     */
    PREFIX,
    /** The Jaccard similarity of all messages' shingles reaches a threshold. */
    NEAR_CONVERSATION,
    /** The same user turns, whatever was answered. Similarity 1. */
    EXACT_PROMPT,
    /** The Jaccard similarity of the user turns' shingles reaches a threshold, whatever was answered. */
    NEAR_PROMPT,
    /** The first user turns are the same but for numbers, quotations, names and the like. */
    TEMPLATE;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in tables, recipes and the ledger, such as {@code near-conversation}. */
    public String label() {
        return label;
    }

    static Relation of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
