package dev.parley.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A JSON object that comes in pieces: texts are appended, objects grow field by field, lists grow by elements, and a
 * list whose elements carry an {@code index} grows within those elements. After {@code accumulate_delta} of
 * openai-python (src/openai/lib/streaming/_deltas.py), but names are not appended, because some servers repeat them in
 * each piece.
 */
final class Growing {
    private static final Set<String> NAMES = Set.of("role", "id", "type", "name", "index");

    /** Values are a StringBuilder, a Growing, an Elements, or a JsonNode that the next piece replaces. */
    private final Map<String, Object> fields = new LinkedHashMap<>();

    void add(JsonNode piece) {
        for (Map.Entry<String, JsonNode> field : piece.properties()) {
            add(field.getKey(), field.getValue());
        }
    }

    void add(String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        switch (fields.get(name)) {
            case StringBuilder text when value.isTextual() -> text.append(value.textValue());
            case Growing object when value.isObject() -> object.add(value);
            case Elements list when value.isArray() -> list.add(value);
            case null, default -> start(name, value);
        }
    }

    /** Gives the field this value, whatever came before; a null does not count. */
    void replace(String name, JsonNode value) {
        if (!value.isNull()) {
            fields.put(name, value);
        }
    }

    private void start(String name, JsonNode value) {
        if (value.isTextual() && NAMES.contains(name)) {
            if (!value.textValue().isEmpty()) {
                fields.put(name, value);
            }
            return;
        }
        if (value.isTextual()) {
            var text = new StringBuilder();
            text.append(value.textValue());
            fields.put(name, text);
        } else if (value.isObject()) {
            var object = new Growing();
            object.add(value);
            fields.put(name, object);
        } else if (value.isArray()) {
            var list = new Elements();
            list.add(value);
            fields.put(name, list);
        } else {
            fields.put(name, value);
        }
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        fields.forEach((name, value) -> json.set(name, switch (value) {
            case StringBuilder text -> TextNode.valueOf(text.toString());
            case Growing object -> object.toJson();
            case Elements list -> list.toJson();
            default -> (JsonNode) value;
        }));
        return json;
    }

    private static final class Elements {
        private final Map<Integer, Growing> indexed = new TreeMap<>();
        private final List<JsonNode> others = new ArrayList<>();

        void add(JsonNode pieces) {
            for (JsonNode piece : pieces) {
                if (piece.path("index").isInt()) {
                    indexed.computeIfAbsent(piece.path("index").intValue(), index -> new Growing()).add(piece);
                } else {
                    others.add(piece);
                }
            }
        }

        ArrayNode toJson() {
            ArrayNode array = Json.MAPPER.createArrayNode();
            indexed.values().forEach(element -> array.add(element.toJson()));
            return array.addAll(others);
        }
    }
}
