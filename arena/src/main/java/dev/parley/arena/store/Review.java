package dev.parley.arena.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A turn that somebody should look at.
 *
 * @param reason such as {@code flag} for the users' button, or the name of a filter
 * @param resolved when it was looked at
 */
public record Review(String id, String chat, String turn, String reason, Instant created, Optional<Instant> resolved) {}
