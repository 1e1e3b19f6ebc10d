package dev.parley.arena;

import dev.parley.arena.rule.Pair;
import dev.parley.arena.rule.Tally;
import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Votes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The blind votes of a store by pair, brought up to date at each look. */
final class PairTallies implements Supplier<Map<Pair, Tally>> {
    private static final int AT_ONCE = 5_000;

    private final Votes votes;
    private final Map<Pair, Tally> tallies = new HashMap<>();
    private long last;

    PairTallies(Votes votes) {
        this.votes = votes;
    }

    @Override
    public synchronized Map<Pair, Tally> get() {
        for (List<CastVote> more = votes.after(last, AT_ONCE); !more.isEmpty(); more = votes.after(last, AT_ONCE)) {
            more.forEach(this::count);
            last = more.getLast().sequence();
        }
        return Map.copyOf(tallies);
    }

    private void count(CastVote vote) {
        if (vote.anonymous()) {
            tallies.merge(new Pair(vote.models().get(0), vote.models().get(1)), tally(vote.choice()), PairTallies::sum);
        }
    }

    private static Tally tally(Choice choice) {
        return switch (choice) {
            case A -> new Tally(1, 0, 0);
            case B -> new Tally(0, 0, 1);
            case TIE, BOTH_BAD -> new Tally(0, 1, 0);
            case UP, DOWN, FLAG -> throw new IllegalArgumentException("judges one answer");
        };
    }

    private static Tally sum(Tally one, Tally other) {
        return new Tally(one.wins() + other.wins(), one.ties() + other.ties(), one.losses() + other.losses());
    }
}
