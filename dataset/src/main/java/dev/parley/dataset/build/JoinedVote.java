package dev.parley.dataset.build;

import dev.parley.core.Battle;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A judgement that belongs to one conversation.
 *
 * @param kind {@code up}, {@code down} or {@code flag} for a single conversation; {@code win}, {@code loss},
 *     {@code tie} or {@code both-bad} for one side of a battle
 * @param opponent the other side's model; empty for a single conversation
 */
public record JoinedVote(String kind, String opponent, Optional<Instant> time) {
    static final Comparator<JoinedVote> ORDER = Comparator.comparing(
                    (JoinedVote vote) -> vote.time().orElse(Instant.MIN))
            .thenComparing(JoinedVote::kind)
            .thenComparing(JoinedVote::opponent);

    static JoinedVote ofSide(Battle battle, boolean a) {
        String kind =
                switch (battle.outcome()) {
                    case MODEL_A -> a ? "win" : "loss";
                    case MODEL_B -> a ? "loss" : "win";
                    case TIE -> "tie";
                    case BOTH_BAD -> "both-bad";
                };
        return new JoinedVote(kind, (a ? battle.b() : battle.a()).model(), battle.time());
    }
}
