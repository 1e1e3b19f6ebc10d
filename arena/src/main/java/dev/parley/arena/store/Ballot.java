package dev.parley.arena.store;

import java.util.List;

/**
 * A vote on its way.
 *
 * @param turn the state that is judged
 * @param address mark of the user's address, see {@link AddressMarks}
 * @param marks what the rules of the arena say of it
 * @param request made up by the client, the same when it repeats the request
 */
public record Ballot(String turn, Choice choice, String address, List<VoteMark> marks, String request) {
    public Ballot {
        marks = List.copyOf(marks);
    }
}
