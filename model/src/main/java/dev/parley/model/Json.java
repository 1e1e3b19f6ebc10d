package dev.parley.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one reader and writer of JSON for requests and answers. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

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
