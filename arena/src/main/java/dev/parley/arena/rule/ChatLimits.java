package dev.parley.arena.rule;

import dev.parley.arena.store.Mode;
import java.util.Optional;

/**
 * How long a chat may become.
 *
 * @param turns messages of the user
 * @param characters of one message, in Unicode code points
 * @param battleCharacters of one message where two models answer
 */
public record ChatLimits(int turns, int characters, int battleCharacters) {
    /** FastChat's, of {@code constants.py} (0e6d3e4b). */
    public static final ChatLimits STANDARD = new ChatLimits(50, 12_000, 30_000);

    /** What a limit is on. */
    public enum Excess {
        TURNS,
        CHARACTERS
    }

    /**
     * What is too much about a message, if anything.
     *
     * @param turn the number that it would have, from 1
     */
    public Optional<Excess> check(Mode mode, int turn, String message) {
        if (turn > turns) {
            return Optional.of(Excess.TURNS);
        }
        int most = mode == Mode.BATTLE ? battleCharacters : characters;
        return message.codePointCount(0, message.length()) > most ? Optional.of(Excess.CHARACTERS) : Optional.empty();
    }
}
