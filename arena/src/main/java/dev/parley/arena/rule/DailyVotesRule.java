package dev.parley.arena.rule;

import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import java.util.List;
import java.util.Optional;

/** Marks a user's votes beyond so many a day, as FastChat's {@code --daily-vote-per-user} leaves them out. */
public final class DailyVotesRule implements VoteRule {
    /** The rule's name in a mark. */
    public static final String NAME = "daily-votes";

    private final RateLimits limits;

    /** @param limits one a day, such as {@code RateLimit.perDay(100)} */
    public DailyVotesRule(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<VoteMark> judge(Chat chat, List<Turn> path) {
        return limits.take(chat.user())
                .map(wait -> new VoteMark(NAME, "the next one would count in " + wait.toMinutes() + " minutes"));
    }
}
