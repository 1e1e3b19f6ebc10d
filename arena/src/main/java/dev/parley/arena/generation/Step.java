package dev.parley.arena.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.Json;
import java.io.UncheckedIOException;

/** What a reader meets next in a generation. */
public sealed interface Step {
    /**
     * A piece of the answer.
     *
     * @param id the number of the piece, from 1 on without gaps: the event id to come back with
     * @param json an object {@code chat.completion.chunk} as OpenAI's clients expect it: with the generation's id, its
     *     time and the model's public name; {@code choices} is an array; the first delta of a choice has a role;
     *     {@code usage} is there only in a piece of its own with no choices, the last one, if the model counts
     */
    record Piece(long id, String json) implements Step {
        private static final String NO_CHOICES = "\"choices\":[],";

        /** Whether this is the piece that tells the usage. */
        public boolean counts() {
            return json.contains(NO_CHOICES);
        }

        /** The piece, parsed. */
        public ChatChunk chunk() {
            try {
                return new ChatChunk((ObjectNode) Json.MAPPER.readTree(json));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Nothing came for as long as the reader cared to wait; it may wait again. */
    record Silence() implements Step {}

    /** There is no more: the outcome is stored. */
    record End(Outcome outcome) implements Step {}
}
