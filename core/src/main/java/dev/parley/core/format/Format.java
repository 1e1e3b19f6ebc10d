package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Entry;
import java.util.List;

/**
 * A public format of conversations or votes. Formats hold no state: one object serves every thread, and {@link
 * Formats#named} finds it again from its name.
 */
public sealed interface Format permits WritableFormat, GroupedFormat, ReadableFormat {
    /** What commands call it, such as {@code lmsys-chat-1m}. */
    String name();

    /** What sets its records apart, in words, for the one whose file was not recognised. */
    String shape();

    /**
     * Whether a record has the shape of this format. Looks at field names and kinds of values, never at a file's name.
     */
    boolean recognises(JsonNode record);

    /**
     * What a record says. A field that the vocabulary has no place for becomes an attribute of its own name; a field
     * that is {@code null} says nothing.
     *
     * @throws UnreadableRecordException if the record is not one of this format
     */
    List<Entry> read(JsonNode record);

    /**
     * Whether a conversation is logged again at each turn, so that several records tell of states of the same one and
     * only its last state counts.
     */
    default boolean logsStates() {
        return false;
    }
}
