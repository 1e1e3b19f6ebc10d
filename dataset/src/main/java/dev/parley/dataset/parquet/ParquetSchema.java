package dev.parley.dataset.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** The Parquet schema of a Spark schema, in the shapes that the Parquet format specification asks of new files. */
final class ParquetSchema {
    private ParquetSchema() {}

    static MessageType of(StructType schema) {
        return new MessageType("schema", fields(schema));
    }

    private static List<Type> fields(StructType schema) {
        return Stream.of(schema.fields())
                .map(field -> type(field.name(), field.dataType(), repetition(field.nullable())))
                .toList();
    }

    private static Type type(String name, DataType type, Repetition repetition) {
        return switch (type) {
            case StructType struct -> Types.buildGroup(repetition)
                    .addFields(fields(struct).toArray(Type[]::new))
                    .named(name);
            case ArrayType array -> ConversionPatterns.listOfElements(
                    repetition, name, type("element", array.elementType(), repetition(array.containsNull())));
            case MapType map -> Types.map(repetition)
                    .key(type("key", map.keyType(), Repetition.REQUIRED))
                    .value(type("value", map.valueType(), repetition(map.valueContainsNull())))
                    .named(name);
            case StringType text -> Types.primitive(BINARY, repetition)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
            case BinaryType bytes -> Types.primitive(BINARY, repetition).named(name);
            case BooleanType truth -> Types.primitive(BOOLEAN, repetition).named(name);
            case IntegerType number -> Types.primitive(INT32, repetition).named(name);
            case LongType number -> Types.primitive(INT64, repetition).named(name);
            case FloatType number -> Types.primitive(FLOAT, repetition).named(name);
            case DoubleType number -> Types.primitive(DOUBLE, repetition).named(name);
            case TimestampType time -> Types.primitive(INT64, repetition)
                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                    .named(name);
            default -> throw new IllegalArgumentException("column " + name + " has the type " + type.simpleString()
                    + ", which has no place in a Parley file");
        };
    }

    private static Repetition repetition(boolean nullable) {
        return nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
    }
}
