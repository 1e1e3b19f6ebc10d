package dev.parley.arena.moderation;

import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Marks;
import dev.parley.arena.store.Subject;

/** Where marks are put down. */
@FunctionalInterface
public interface MarkSink {
    /** See {@link Marks#put}. */
    void put(Subject subject, Mark mark, String text);
}
