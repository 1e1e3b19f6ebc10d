package dev.parley.arena.store;

import java.util.Optional;

/**
 * What a user asks.
 *
 * @param after the turn it follows: the chat's head to go on, an earlier one to edit or to ask again, empty to begin
 * @param address mark of the user's address, see {@link AddressMarks}
 * @param request made up by the client, the same when it repeats the request
 */
public record Question(
        Optional<String> after, String prompt, GenerationParameters parameters, String address, String request) {}
