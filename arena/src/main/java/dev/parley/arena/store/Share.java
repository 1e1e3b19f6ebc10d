package dev.parley.arena.store;

import java.time.Instant;

/**
 * A link that shows a state of a chat to whoever has it.
 *
 * @param link 128 random bits in Base64, fit for an address
 */
public record Share(String link, String chat, String turn, Instant created) {}
