package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Schemas of any shape with rows to fit, and what they are in JSON, said the plain way. */
final class RandomRows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RandomRows() {}

    static Arbitrary<Tuple2<StructType, List<Row>>> tables() {
        return structs(2).flatMap(schema -> structs(schema).list().ofMaxSize(8).map(rows -> Tuple.of(schema, rows)));
    }

    static List<JsonNode> asJson(StructType schema, List<Row> rows) {
        var all = new ArrayList<JsonNode>();
        rows.forEach(row -> all.add(json(schema, row)));
        return all;
    }

    private static Arbitrary<StructType> structs(int depth) {
        return Combinators.combine(types(depth), Arbitraries.of(true, false))
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(fields -> {
                    var struct = new StructType();
                    for (var field : fields) {
                        struct = struct.add("field " + struct.size(), field.get1(), field.get2());
                    }
                    return struct;
                });
    }

    private static Arbitrary<DataType> types(int depth) {
        Arbitrary<DataType> scalars = Arbitraries.of(
                DataTypes.StringType,
                DataTypes.BinaryType,
                DataTypes.BooleanType,
                DataTypes.IntegerType,
                DataTypes.LongType,
                DataTypes.FloatType,
                DataTypes.DoubleType,
                DataTypes.TimestampType);
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<DataType> inner = Arbitraries.lazy(() -> types(depth - 1));
        return Arbitraries.oneOf(
                scalars,
                inner.flatMap(type -> Arbitraries.of(true, false).map(nulls -> new ArrayType(type, nulls))),
                inner.flatMap(type ->
                        Arbitraries.of(true, false).map(nulls -> new MapType(DataTypes.StringType, type, nulls))),
                Arbitraries.lazy(() -> structs(depth - 1)));
    }

    private static Arbitrary<Row> structs(StructType schema) {
        var fields = new ArrayList<Arbitrary<Object>>();
        for (StructField field : schema.fields()) {
            fields.add(values(field.dataType(), field.nullable()));
        }
        return Combinators.combine(fields).as(values -> RowFactory.create(values.toArray()));
    }

    private static Arbitrary<Object> values(DataType type, boolean nullable) {
        Arbitrary<Object> values = values(type).map(value -> value);
        return nullable ? values.injectNull(0.2) : values;
    }

    private static Arbitrary<? extends Object> values(DataType type) {
        return switch (type) {
            case StructType struct -> structs(struct);
            case ArrayType array -> values(array.elementType(), array.containsNull())
                    .list()
                    .ofMaxSize(3)
                    .map(list -> CollectionConverters.asScala(list).toSeq());
            case MapType map -> Arbitraries.maps(
                            Arbitraries.strings().alpha().ofMaxLength(3),
                            values(map.valueType(), map.valueContainsNull()))
                    .ofMaxSize(3);
            default -> scalars(type);
        };
    }

    private static Arbitrary<? extends Object> scalars(DataType type) {
        return switch (type.typeName()) {
            case "string" -> Arbitraries.strings().ofMaxLength(6).filter(RandomRows::isText);
            case "binary" -> Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
            case "boolean" -> Arbitraries.of(true, false);
            case "integer" -> Arbitraries.integers();
            case "long" -> Arbitraries.longs();
            case "float" -> Arbitraries.floats();
            case "double" -> Arbitraries.doubles();
            default -> Arbitraries.longs().between(-2_208_988_800_000_000L, 4_102_444_800_000_000L).map(RandomRows::time);
        };
    }

    /** Whether the text has no lone surrogate, which UTF-8 cannot say. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Timestamp time(long microseconds) {
        return Timestamp.from(Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS));
    }

    private static JsonNode json(DataType type, Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Row row -> {
                ObjectNode object = JSON.objectNode();
                for (StructField field : ((StructType) type).fields()) {
                    int index = ((StructType) type).fieldIndex(field.name());
                    object.set(field.name(), json(field.dataType(), row.get(index)));
                }
                yield object;
            }
            case scala.collection.Seq<?> list -> {
                var array = JSON.arrayNode();
                CollectionConverters.asJava(list).forEach(one -> array.add(json(((ArrayType) type).elementType(), one)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, one) -> object.set((String) key, json(((MapType) type).valueType(), one)));
                yield object;
            }
            case String text -> JSON.textNode(text);
            case byte[] bytes -> JSON.binaryNode(bytes);
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Timestamp time -> JSON.textNode(time.toInstant().toString());
            default -> throw new AssertionError(value.getClass());
        };
    }
}
