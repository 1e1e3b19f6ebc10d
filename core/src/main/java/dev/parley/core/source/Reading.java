package dev.parley.core.source;

import dev.parley.core.Entry;
import java.util.List;

/** What came of one record. */
public sealed interface Reading {
    /** It was read. An OpenAssistant tree says many conversations, an empty one none. */
    record Read(List<Entry> entries) implements Reading {}

    /** It could not be read; the reason is a sentence that holds nothing of what the record says. */
    record Unreadable(String reason) implements Reading {}
}
