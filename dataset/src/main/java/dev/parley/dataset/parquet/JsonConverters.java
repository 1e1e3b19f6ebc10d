package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Converters from Parquet's nested groups to JSON. Each hands what it has made to its receiver. */
final class JsonConverters {
    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

    private JsonConverters() {}

    private static Converter of(Type type, Consumer<JsonNode> receiver) {
        if (type.isPrimitive()) {
            return new ScalarConverter(type.asPrimitiveType(), receiver);
        }
        GroupType group = type.asGroupType();
        return switch (type.getLogicalTypeAnnotation()) {
            case ListLogicalTypeAnnotation list -> new Array(group, receiver);
            case MapLogicalTypeAnnotation map -> new Mapping(group, receiver);
            case MapKeyValueTypeAnnotation map -> new Mapping(group, receiver);
            case null, default -> new Struct(group, receiver);
        };
    }

    /** A struct becomes an object that has all the fields. A repeated field without annotation is a list. */
    static final class Struct extends GroupConverter {
        private final GroupType type;
        private final List<Converter> fields = new ArrayList<>();
        private final Consumer<JsonNode> receiver;
        private ObjectNode current = JSON.objectNode();

        Struct(GroupType type, Consumer<JsonNode> receiver) {
            this.type = type;
            this.receiver = receiver;
            for (Type field : type.getFields()) {
                String name = field.getName();
                fields.add(of(
                        field,
                        field.isRepetition(Repetition.REPEATED)
                                ? value -> current.withArray(name).add(value)
                                : value -> current.set(name, value)));
            }
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {
            current = JSON.objectNode();
            for (Type field : type.getFields()) {
                current.set(
                        field.getName(),
                        field.isRepetition(Repetition.REPEATED) ? JSON.arrayNode() : NullNode.getInstance());
            }
        }

        @Override
        public void end() {
            receiver.accept(current);
        }
    }

    /** A group annotated as list. */
    private static final class Array extends GroupConverter {
        private final Converter entries;
        private final Consumer<JsonNode> receiver;
        private ArrayNode current = JSON.arrayNode();

        Array(GroupType type, Consumer<JsonNode> receiver) {
            Type repeated = type.getType(0);
            this.entries = isElement(repeated, type.getName())
                    ? of(repeated, value -> current.add(value))
                    : new Entry(repeated.asGroupType().getType(0), value -> current.add(value));
            this.receiver = receiver;
        }

        /**
         * Whether the repeated field is itself the element, as in old lists of two levels (Parquet format
         * specification, LogicalTypes, "Backward-compatibility rules" of lists).
         */
        private static boolean isElement(Type repeated, String list) {
            return repeated.isPrimitive()
                    || repeated.asGroupType().getFieldCount() > 1
                    || repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
                    || repeated.getName().equals("array")
                    || repeated.getName().equals(list + "_tuple");
        }

        @Override
        public Converter getConverter(int field) {
            return entries;
        }

        @Override
        public void start() {
            current = JSON.arrayNode();
        }

        @Override
        public void end() {
            receiver.accept(current);
        }
    }

    /** The middle level of a list: holds one element, or none where it is null. */
    private static final class Entry extends GroupConverter {
        private final Converter element;
        private final Consumer<JsonNode> receiver;
        private JsonNode current = NullNode.getInstance();

        Entry(Type element, Consumer<JsonNode> receiver) {
            this.element = of(element, value -> current = value);
            this.receiver = receiver;
        }

        @Override
        public Converter getConverter(int field) {
            return element;
        }

        @Override
        public void start() {
            current = NullNode.getInstance();
        }

        @Override
        public void end() {
            receiver.accept(current);
        }
    }

    /** A group annotated as map: an object whose names are the keys as text. */
    private static final class Mapping extends GroupConverter {
        private final GroupConverter entries;
        private final Consumer<JsonNode> receiver;
        private ObjectNode current = JSON.objectNode();

        Mapping(GroupType type, Consumer<JsonNode> receiver) {
            this.entries = new Pair(type.getType(0).asGroupType());
            this.receiver = receiver;
        }

        @Override
        public Converter getConverter(int field) {
            return entries;
        }

        @Override
        public void start() {
            current = JSON.objectNode();
        }

        @Override
        public void end() {
            receiver.accept(current);
        }

        private final class Pair extends GroupConverter {
            private final Converter keys;
            private final @Nullable Converter values;
            private String key = "";
            private JsonNode value = NullNode.getInstance();

            Pair(GroupType type) {
                keys = of(type.getType(0), node -> key = node.asText());
                values = type.getFieldCount() > 1 ? of(type.getType(1), node -> value = node) : null;
            }

            @Override
            public @Nullable Converter getConverter(int field) {
                return field == 0 ? keys : values;
            }

            @Override
            public void start() {
                value = NullNode.getInstance();
            }

            @Override
            public void end() {
                current.set(key, value);
            }
        }
    }
}
