package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A format whose records are pieces: only all records with the same key say something. */
public non-sealed interface GroupedFormat extends Format {
    /**
     * What the pieces of one whole have in common.
     *
     * @throws UnreadableRecordException if the piece does not say
     */
    String key(JsonNode piece);

    /**
     * The whole that the pieces make, in any order of the pieces, to be given to {@link #read}.
     *
     * @throws UnreadableRecordException if they make none
     */
    JsonNode join(List<JsonNode> pieces);
}
