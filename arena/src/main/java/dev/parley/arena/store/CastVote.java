package dev.parley.arena.store;

import java.time.Instant;
import java.util.List;

/**
 * A vote that counts, or does not for what its marks say.
 *
 * @param sequence grows with each vote
 * @param models whose answers were judged, by side
 * @param anonymous whether the models' names were hidden, and no answer told them
 */
public record CastVote(
        long sequence,
        String id,
        String chat,
        String turn,
        String user,
        String address,
        Choice choice,
        List<String> models,
        boolean anonymous,
        List<VoteMark> marks,
        Instant time) {
    public CastVote {
        models = List.copyOf(models);
        marks = List.copyOf(marks);
    }

    CastVote withMarks(List<VoteMark> others) {
        return new CastVote(
                sequence, id, chat, turn, user, address, choice, models, anonymous, others, time);
    }
}
