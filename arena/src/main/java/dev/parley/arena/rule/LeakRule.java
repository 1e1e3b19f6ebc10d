package dev.parley.arena.rule;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import java.util.List;
import java.util.Optional;

/** Marks votes on battles in which an answer told who gave it. */
public final class LeakRule implements VoteRule {
    private final IdentityLeaks leaks;

    public LeakRule(IdentityLeaks leaks) {
        this.leaks = leaks;
    }

    @Override
    public Optional<VoteMark> judge(Chat chat, List<Turn> path) {
        if (chat.mode() != Mode.BATTLE) {
            return Optional.empty();
        }
        return path.stream()
                .flatMap(turn -> turn.answers().stream())
                .flatMap(answer -> leaks.find(answer.text()).map(word -> mark(answer, word)).stream())
                .findFirst();
    }

    private static VoteMark mark(Answer answer, String word) {
        return new VoteMark(VoteMark.IDENTITY_LEAK, "side " + "AB".charAt(answer.side()) + " says '" + word + "'");
    }
}
