package dev.parley.arena.moderation;

import dev.parley.arena.store.Subject;
import dev.parley.core.Message;

/** A message, and how the store names it. */
public record Said(Subject subject, Message message) {}
