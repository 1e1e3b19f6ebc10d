package dev.parley.arena.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.store.Event;
import java.util.Optional;

/** A format of logs: a record for each event. */
sealed interface LogFormat permits ParleyLog, FastChatLog {
    String name();

    /** Empty for an event that the format has no record for. */
    Optional<ObjectNode> record(Event event);
}
