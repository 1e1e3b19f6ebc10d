package dev.parley.core.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import java.util.SortedSet;

/** A format that is also written. What it reads from what it wrote equals what was written, but for the losses told. */
public non-sealed interface WritableFormat extends Format {
    /** The kind of entry that a record of this format carries: {@link Conversation} or {@link Battle}. */
    Class<? extends Entry> carries();

    /**
     * The record that carries an entry.
     *
     * @throws IllegalArgumentException if the entry is not of the kind that this format {@link #carries()}
     */
    Written write(Entry entry);

    /**
     * An entry as a record.
     *
     * @param losses what of the entry the record does not carry, such as {@code time} or {@code attribute toxic}; names
     *     of facts, never their values
     */
    record Written(ObjectNode record, SortedSet<String> losses) {}
}
