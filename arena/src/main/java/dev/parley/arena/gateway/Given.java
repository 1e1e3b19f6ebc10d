package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;

/** What a request is answered with. */
sealed interface Given {
    /** The whole answer, in OpenAI's form. */
    record Whole(ObjectNode answer) implements Given {}

    /** An answer that comes in pieces. */
    record Streamed(Generation generation) implements Given {}
}
