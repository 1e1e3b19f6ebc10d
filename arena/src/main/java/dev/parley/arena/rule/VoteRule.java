package dev.parley.arena.rule;

import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import java.util.List;
import java.util.Optional;

/**
 * Says what is doubtful about a vote when it is cast. The vote is kept with what the rules say; whoever counts votes
 * decides which marks matter.
 */
@FunctionalInterface
public interface VoteRule {
    /**
     * What this rule says of a vote that is being cast.
     *
     * @param path the turns that are judged, the first one first
     */
    Optional<VoteMark> judge(Chat chat, List<Turn> path);
}
