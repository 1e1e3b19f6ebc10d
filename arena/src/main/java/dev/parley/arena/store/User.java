package dev.parley.arena.store;

import java.time.Instant;

/** Somebody who came with a browser. Nobody registers; the cookie is all there is. */
public record User(String id, Instant created) {}
