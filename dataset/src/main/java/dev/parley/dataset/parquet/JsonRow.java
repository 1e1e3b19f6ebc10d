package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** JSON objects as rows of a schema. A field of another kind than the schema says has no value. */
final class JsonRow {
    private JsonRow() {}

    static Row of(JsonNode object, StructType schema) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = value(object.path(schema.fields()[column].name()), schema.fields()[column].dataType());
        }
        return RowFactory.create(values);
    }

    private static @Nullable Object value(JsonNode node, DataType type) {
        return switch (type) {
            case StringType text when node.isTextual() -> node.textValue();
            case BooleanType bool when node.isBoolean() -> node.booleanValue();
            case LongType number when node.isIntegralNumber() -> node.longValue();
            case DoubleType number when node.isNumber() -> node.doubleValue();
            case StructType struct when node.isObject() -> of(node, struct);
            case ArrayType array when node.isArray() -> list(node, array.elementType());
            default -> null;
        };
    }

    private static List<@Nullable Object> list(JsonNode array, DataType type) {
        List<@Nullable Object> values = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            values.add(value(element, type));
        }
        return values;
    }
}
