package dev.parley.core;

import java.util.Locale;

/** Who wrote a message. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name that the public formats use: {@code system}, {@code user}, {@code assistant}, {@code tool}. */
    public String label() {
        return label;
    }

    /**
     * The role with this {@link #label()}.
     *
     * @throws IllegalArgumentException if no role has it
     */
    public static Role of(String label) {
        for (Role role : values()) {
            if (role.label.equals(label)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role is called '" + label + "'");
    }
}
