package dev.parley.dataset.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Attributes;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** Attributes as one JSON text; no attributes are the empty text. */
final class AttributesJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AttributesJson() {}

    static String write(Attributes attributes) {
        if (attributes.isEmpty()) {
            return "";
        }
        try {
            return JSON.writeValueAsString(attributes.values());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Attributes read(String json) {
        if (json.isEmpty()) {
            return Attributes.NONE;
        }
        try {
            var values = new TreeMap<String, JsonNode>();
            JSON.readTree(json).properties().forEach(field -> values.put(field.getKey(), field.getValue()));
            return new Attributes(values);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
