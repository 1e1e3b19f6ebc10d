package dev.parley.dataset.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.core.Role;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One rule: which signal, from what value on, in whose messages, and what follows.
 *
 * @param signal name of a finding or measure; a trailing {@code *} stands for any ending
 * @param roles whose messages are looked at; empty for everybody's
 * @param atLeast the rule fires from this value up; absent if only {@code atMost} counts
 * @param atMost the rule fires up to this value; absent if only {@code atLeast} counts
 */
public record Rule(
        String signal,
        List<RoleName> roles,
        @Nullable Double atLeast,
        @Nullable Double atMost,
        Action action)
        implements Serializable {

    /** A role as a recipe writes it. */
    public enum RoleName {
        @JsonProperty("system")
        SYSTEM,
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("tool")
        TOOL
    }

    /** Whether the rule looks at messages of this role. */
    public boolean concerns(Role role) {
        return roles.isEmpty() || roles.contains(RoleName.valueOf(role.name()));
    }

    /** Whether this rule is about the signal. */
    public boolean matches(String name) {
        return signal.endsWith("*")
                ? name.startsWith(signal.substring(0, signal.length() - 1))
                : name.equals(signal);
    }

    /** Whether the rule can fire for nothing but personal data and secrets, for which there are placeholders. */
    public boolean concernsPersonalData() {
        return signal.startsWith("personal-data.") || signal.startsWith("secret.");
    }

    /** Whether the value is in the range in which the rule fires. */
    public boolean fires(double value) {
        return (atLeast == null || value >= atLeast) && (atMost == null || value <= atMost);
    }

    /** The value that {@code --what-if} changes: the lower bound if there is one, else the upper. */
    public OptionalDouble threshold() {
        if (atLeast != null) {
            return OptionalDouble.of(atLeast);
        }
        return atMost == null ? OptionalDouble.empty() : OptionalDouble.of(atMost);
    }

    /** This rule with another {@link #threshold()}. */
    public Rule withThreshold(double value) {
        return atLeast != null
                ? new Rule(signal, roles, value, atMost, action)
                : new Rule(signal, roles, null, value, action);
    }
}
