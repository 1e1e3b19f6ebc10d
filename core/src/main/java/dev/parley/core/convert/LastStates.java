package dev.parley.core.convert;

import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a log counts: of each conversation its last state, of each battle its last judgement. By {@link
 * Conversation#BY_STATE} with a hash in place of the texts, so that the texts need not be held.
 */
final class LastStates {
    private static final Comparator<State> BY_STATE = Comparator.comparing(State::time)
            .thenComparing(State::messages)
            .thenComparing(State::hash)
            .thenComparing(State::number, Comparator.reverseOrder());

    private final Map<String, State> conversations = new HashMap<>();
    private final Map<String, State> battles = new HashMap<>();
    private final Set<String> sides = new HashSet<>();

    /** @param number of the state in the order of reading */
    private record State(Instant time, int messages, int hash, long number) {
        static State of(Optional<Instant> time, int messages, int hash, long number) {
            return new State(time.orElse(Instant.MIN), messages, hash, number);
        }
    }

    void add(Conversation conversation, long number) {
        State state = State.of(
                conversation.time(),
                conversation.messages().size(),
                conversation.messages().hashCode(),
                number);
        keepLast(conversations, conversation.id(), state);
    }

    void add(Battle battle, long number) {
        int messages = battle.a().messages().size() + battle.b().messages().size();
        keepLast(battles, battle.id(), State.of(battle.time(), messages, battle.outcome().name().hashCode(), number));
        sides.add(battle.a().id());
        sides.add(battle.b().id());
    }

    private static void keepLast(Map<String, State> last, String id, State state) {
        last.merge(id, state, (one, other) -> BY_STATE.compare(one, other) >= 0 ? one : other);
    }

    boolean isLast(Conversation conversation, long number) {
        return isLast(conversations.get(conversation.id()), number);
    }

    boolean isLast(Battle battle, long number) {
        return isLast(battles.get(battle.id()), number);
    }

    private static boolean isLast(@Nullable State last, long number) {
        return last != null && last.number() == number;
    }

    /** Whether a conversation is one side of a battle that was judged. */
    boolean isSide(Conversation conversation) {
        return sides.contains(conversation.id());
    }
}
