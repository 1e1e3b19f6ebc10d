package dev.parley.arena.store;

import java.util.Optional;

/**
 * A message that was moderated.
 *
 * @param id names it among all messages
 * @param turn that it belongs to, if it was said in a chat
 * @param call that it belongs to, if it came through the gateway
 * @param place in a chat 0 for the user's message and 1 or 2 for the answer of side A or B; in a call its number from 0
 */
public record Subject(String id, Optional<String> turn, Optional<String> call, int place) {
    /** What the user says in a turn. */
    public static Subject prompt(Turn turn) {
        return new Subject(turn.id(), Optional.of(turn.id()), Optional.empty(), 0);
    }

    /** An answer; one that is asked for anew is another. */
    public static Subject answer(Turn turn, Answer answer) {
        return new Subject(answer.id(), Optional.of(turn.id()), Optional.empty(), answer.side() + 1);
    }

    /** A message of a call; the answer's number is that after the last message of the request. */
    public static Subject inCall(String call, int number) {
        return new Subject(call + ":" + number, Optional.empty(), Optional.of(call), number);
    }
}
