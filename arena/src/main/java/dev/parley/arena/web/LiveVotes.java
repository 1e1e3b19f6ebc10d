package dev.parley.arena.web;

import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageDetectors;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The votes on pairs, as ratings need them; kept in memory and brought up to date by what the store has more. */
final class LiveVotes {
    private static final int AT_ONCE = 5_000;

    private final Store store;
    private final Votes votes = new Votes(List.of());
    private @Nullable LanguageDetector languages;
    private long last;

    LiveVotes(Store store) {
        this.store = store;
    }

    /** All votes until now. For one thread at a time. */
    Votes upToDate() {
        List<CastVote> more = store.votes().after(last, AT_ONCE);
        while (!more.isEmpty()) {
            for (CastVote vote : more) {
                if (vote.choice().sides() == 2) {
                    votes.add(ballot(vote));
                }
                last = vote.sequence();
            }
            more = store.votes().after(last, AT_ONCE);
        }
        return votes;
    }

    private Ballot ballot(CastVote vote) {
        List<String> prompts =
                store.chats().path(vote.turn()).stream().map(Turn::prompt).toList();
        String together = String.join("\n", prompts);
        return new Ballot(
                vote.models().get(0),
                vote.models().get(1),
                outcome(vote.choice()),
                vote.anonymous(),
                Optional.of(vote.user()),
                Optional.of(vote.time()),
                Optional.of(detector().detect(together).name()),
                List.of(),
                OptionalInt.of(prompts.size()),
                OptionalInt.of(together.length()),
                OptionalLong.of(together.hashCode()),
                vote.marks().stream().anyMatch(mark -> mark.rule().equals(VoteMark.IDENTITY_LEAK)),
                false,
                List.of());
    }

    private LanguageDetector detector() {
        LanguageDetector loaded = languages;
        if (loaded == null) {
            loaded = LanguageDetectors.bundled();
            languages = loaded;
        }
        return loaded;
    }

    private static Outcome outcome(Choice choice) {
        return switch (choice) {
            case A -> Outcome.MODEL_A;
            case B -> Outcome.MODEL_B;
            case TIE -> Outcome.TIE;
            case BOTH_BAD -> Outcome.BOTH_BAD;
            case UP, DOWN, FLAG -> throw new IllegalArgumentException("judges one answer");
        };
    }
}
