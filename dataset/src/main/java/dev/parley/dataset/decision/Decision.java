package dev.parley.dataset.decision;

import dev.parley.core.Role;
import dev.parley.dataset.recipe.Action;
import java.util.List;

/** All verdicts on one conversation, and what they come to. */
public record Decision(List<Verdict> verdicts) {
    public Decision {
        verdicts = List.copyOf(verdicts);
    }

    public boolean isDropped() {
        return verdicts.stream().anyMatch(verdict -> verdict.action() == Action.DROP);
    }

    /**
     * How many of the messages are released: a cut takes away the turn in which its rule fired, and all after it.
     *
     * @param roles of all messages, in order
     */
    public int kept(List<Role> roles) {
        return verdicts.stream()
                .filter(verdict -> verdict.action() == Action.CUT)
                .mapToInt(verdict -> startOfTurn(roles, verdict.message()))
                .min()
                .orElse(roles.size());
    }

    /** Index of the user's message that began the turn in which this message stands. */
    static int startOfTurn(List<Role> roles, int message) {
        int start = message;
        while (start > 0 && roles.get(start) != Role.USER) {
            start--;
        }
        return start;
    }

    /** The verdicts that replace text in one message, in the order of their evidence. */
    public List<Verdict> redactions(int message) {
        return verdicts.stream()
                .filter(verdict -> verdict.action() == Action.REDACT && verdict.message() == message)
                .toList();
    }

    /** How many places are replaced. */
    public long redactions() {
        return verdicts.stream().filter(verdict -> verdict.action() == Action.REDACT).count();
    }
}
