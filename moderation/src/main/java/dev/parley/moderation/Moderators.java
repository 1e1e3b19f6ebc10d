package dev.parley.moderation;

import dev.parley.core.InputException;
import dev.parley.text.encoder.Encoder;
import java.util.Set;

/** The moderators that work offline. */
public final class Moderators {
    public static final Set<String> NAMES = Set.of("fast", "encoder", "cascade");

    private Moderators() {}

    /**
     * A moderator by its name.
     *
     * @param name {@code fast}, {@code encoder} or {@code cascade}
     * @param band where the cascade asks the encoder; the others do not heed it
     */
    public static Moderator of(String name, Weights weights, Band band) {
        return switch (name) {
            case "fast" -> new FastModerator(weights);
            case "encoder" -> new CascadeModerator(weights, Encoder.load(), Band.ALL);
            case "cascade" -> new CascadeModerator(weights, Encoder.load(), band);
            default -> throw new InputException("there is no moderator '" + name + "'; name fast, encoder or cascade.");
        };
    }

    /** The moderator that Parley uses unless told otherwise. */
    public static Moderator standard() {
        return of("cascade", Weights.standard(), Band.STANDARD);
    }
}
