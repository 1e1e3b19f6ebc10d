package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import java.util.List;

/** How a server says an answer in events; one for each answer, because it remembers what was said. */
interface Dialect {
    /**
     * The pieces of the answer that an event brings.
     *
     * @throws dev.parley.model.ModelException if the event tells of a failure
     */
    List<ChatChunk> chunks(ObjectNode event);

    /** Whether the answer is complete, though the server may still say more. */
    boolean isComplete();

    /** Whether the last event was said. */
    boolean isEnded();
}
