package dev.parley.arena.rule;

import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Marks votes that came sooner after the last answer than anybody reads. */
public final class HasteRule implements VoteRule {
    /** The rule's name in a mark. */
    public static final String NAME = "haste";

    private final Duration least;
    private final InstantSource clock;

    public HasteRule(Duration least, InstantSource clock) {
        this.least = least;
        this.clock = clock;
    }

    @Override
    public Optional<VoteMark> judge(Chat chat, List<Turn> path) {
        Optional<Instant> answered = path.getLast().answers().stream()
                .flatMap(answer -> answer.finished().stream())
                .max(Comparator.naturalOrder());
        return answered.map(time -> Duration.between(time, clock.instant()))
                .filter(taken -> taken.compareTo(least) < 0)
                .map(taken -> new VoteMark(NAME, taken.toMillis() + " ms after the answer"));
    }
}
