package dev.parley.arena.store;

import java.time.Instant;

/** A message with its mark; without its text, which nobody is shown who did not ask for it. */
public record MarkedMessage(Subject subject, Mark mark, Instant time) {}
