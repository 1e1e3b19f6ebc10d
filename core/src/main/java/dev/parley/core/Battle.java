package dev.parley.core;

import java.time.Instant;
import java.util.Optional;

/**
 * Two models answered the same user and the user judged them.
 *
 * @param anonymous whether the models' names were hidden until the vote
 * @param judge the source's own identifier of who judged; personal where it is an IP address
 */
public record Battle(
        String id,
        Conversation a,
        Conversation b,
        Outcome outcome,
        boolean anonymous,
        Optional<String> judge,
        Optional<Instant> time,
        Attributes attributes)
        implements Entry {

    public Battle withSides(Conversation otherA, Conversation otherB) {
        return new Battle(id, otherA, otherB, outcome, anonymous, judge, time, attributes);
    }

    /** How the user judged. "Both bad" is not a tie: it says that neither answer was of use. */
    public enum Outcome {
        MODEL_A,
        MODEL_B,
        TIE,
        BOTH_BAD
    }
}
