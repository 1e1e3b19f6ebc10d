package dev.parley.arena.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that happened in the arena and counts: what an export tells. */
public sealed interface Event {
    Instant time();

    /** What moderation made of the messages in it, by {@link Subject#id()}; without those that nobody looked at. */
    Map<String, Mark> marks();

    /**
     * An answer came to its end.
     *
     * @param path the state that it made, the first turn first
     */
    record Answered(
            Chat chat, List<Turn> path, Answer answer, String address, Instant time, Map<String, Mark> marks)
            implements Event {}

    /**
     * A user voted.
     *
     * @param path the state that was judged, the first turn first
     */
    record Voted(Chat chat, List<Turn> path, CastVote vote, Map<String, Mark> marks) implements Event {
        @Override
        public Instant time() {
            return vote.time();
        }
    }

    /** A call of the gateway came to its end. */
    record Called(GatewayCall call, Instant time, Map<String, Mark> marks) implements Event {}
}
