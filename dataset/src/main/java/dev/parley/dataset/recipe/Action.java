package dev.parley.dataset.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What follows when a rule fires. */
public enum Action {
    /** The conversation is not released. */
    @JsonProperty("drop")
    DROP,
    /** The conversation ends before the turn in which the rule fired; nothing left means dropped. */
    @JsonProperty("cut")
    CUT,
    /** The evidence is replaced by a placeholder. */
    @JsonProperty("redact")
    REDACT,
    /** The ledger says so, and nothing else follows. */
    @JsonProperty("tag")
    TAG,
    /** The rule is not looked at. */
    @JsonProperty("ignore")
    IGNORE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The action as recipes and ledgers write it. */
    public String label() {
        return label;
    }
}
