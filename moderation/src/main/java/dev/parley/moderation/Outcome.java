package dev.parley.moderation;

/** What came of moderating a message: scores, or the mark that there are none. */
public sealed interface Outcome permits Assessment, Unmoderated {
    ModeratorId by();
}
