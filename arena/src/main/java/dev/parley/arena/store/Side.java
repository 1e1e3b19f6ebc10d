package dev.parley.arena.store;

/**
 * One of the conversations of a chat.
 *
 * @param conversation its identifier, 32 hexadecimal digits as FastChat's {@code conv_id}
 * @param model the model that answers here from now on
 */
public record Side(String conversation, String model) {}
