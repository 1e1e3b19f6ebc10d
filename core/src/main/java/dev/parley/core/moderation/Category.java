package dev.parley.core.moderation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The thirteen categories of {@code omni-moderation} (openai/openai-openapi), by their names on the wire. They are
 * declared in the order in which LMSYS-Chat-1M writes the eleven of {@code text-moderation-006}.
 */
public enum Category {
    HARASSMENT("harassment"),
    HARASSMENT_THREATENING("harassment/threatening"),
    HATE("hate"),
    HATE_THREATENING("hate/threatening"),
    ILLICIT("illicit"),
    ILLICIT_VIOLENT("illicit/violent"),
    SELF_HARM("self-harm"),
    SELF_HARM_INSTRUCTIONS("self-harm/instructions"),
    SELF_HARM_INTENT("self-harm/intent"),
    SEXUAL("sexual"),
    SEXUAL_MINORS("sexual/minors"),
    VIOLENCE("violence"),
    VIOLENCE_GRAPHIC("violence/graphic");

    /** The categories of {@code text-moderation-006}, which LMSYS-Chat-1M was tagged with, in its order. */
    public static final List<Category> LMSYS = Arrays.stream(values())
            .filter(category -> category != ILLICIT && category != ILLICIT_VIOLENT)
            .toList();

    private static final Map<String, Category> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(Category::label, Function.identity()));

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** The name on the wire, such as {@code self-harm/intent}. */
    public String label() {
        return label;
    }

    /** The place of the category in arrays that hold a number for each: that of its declaration, from 0. */
    @SuppressWarnings("EnumOrdinal")
    public int index() {
        return ordinal();
    }

    public static Optional<Category> ofLabel(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** The category that this one is a special case of, such as {@code self-harm} of {@code self-harm/intent}. */
    public Optional<Category> parent() {
        int slash = label.indexOf('/');
        return slash < 0 ? Optional.empty() : ofLabel(label.substring(0, slash));
    }
}
