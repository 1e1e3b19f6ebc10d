package dev.parley.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a source said beyond the common vocabulary, kept under the source's own field names so that a format which also
 * has that field can write it again. Ordered by name, so that equal attributes are written equally.
 */
public record Attributes(Map<String, JsonNode> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public Optional<JsonNode> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These attributes with one more, or with another value for {@code name}. */
    public Attributes with(String name, JsonNode value) {
        var all = new TreeMap<>(values);
        all.put(name, value);
        return new Attributes(all);
    }
}
