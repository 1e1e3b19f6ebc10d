package dev.parley.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one reader and writer of JSON for requests and answers. */
public final class Json {
    /** No request and no answer is longer than this, in bytes or characters; servers and clients may be hostile. */
    private static final int LONGEST = 64 << 20;

    /** Shares its buffers: kept for each thread, as by default, they would be made anew for each virtual one. */
    public static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(LONGEST).build())
            .build());

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Another object with the same fields, whose values are shared. */
    public static ObjectNode copy(ObjectNode object) {
        ObjectNode copy = object();
        copy.setAll(object);
        return copy;
    }
}
