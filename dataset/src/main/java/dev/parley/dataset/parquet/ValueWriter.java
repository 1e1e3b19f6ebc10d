package dev.parley.dataset.parquet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.Row;
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
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Writes values of one type, none of them null, into Parquet records. */
@FunctionalInterface
interface ValueWriter {
    void write(Object value, RecordConsumer record);

    static ValueWriter of(DataType type) {
        return switch (type) {
            case StructType struct -> new Struct(struct);
            case ArrayType array -> new Array(array);
            case MapType map -> new TextMap(map);
            case StringType text -> (value, record) -> record.addBinary(Binary.fromString((String) value));
            case BinaryType bytes -> (value, record) -> record.addBinary(Binary.fromConstantByteArray((byte[]) value));
            case BooleanType truth -> (value, record) -> record.addBoolean((Boolean) value);
            case IntegerType number -> (value, record) -> record.addInteger((Integer) value);
            case LongType number -> (value, record) -> record.addLong((Long) value);
            case FloatType number -> (value, record) -> record.addFloat((Float) value);
            case DoubleType number -> (value, record) -> record.addDouble((Double) value);
            case TimestampType time -> (value, record) -> record.addLong(microseconds(value));
            default -> throw new IllegalArgumentException("no values of type " + type.simpleString());
        };
    }

    private static long microseconds(Object time) {
        Instant instant = time instanceof java.sql.Timestamp stamp ? stamp.toInstant() : (Instant) time;
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** A field that may be absent. */
    record Field(String name, int index, boolean nullable, ValueWriter values) {
        void write(@Nullable Object value, RecordConsumer record) {
            if (value != null) {
                record.startField(name, index);
                values.write(value, record);
                record.endField(name, index);
            } else if (!nullable) {
                throw new IllegalArgumentException("a row has no value for " + name + ", which must have one");
            }
        }
    }

    /** Rows as groups. */
    record Struct(List<Field> fields) implements ValueWriter {
        Struct(StructType type) {
            this(Stream.of(type.fields())
                    .map(field -> field(type.fieldIndex(field.name()), field))
                    .toList());
        }

        private static Field field(int index, StructField field) {
            return new Field(field.name(), index, field.nullable(), ValueWriter.of(field.dataType()));
        }

        @Override
        public void write(Object value, RecordConsumer record) {
            record.startGroup();
            writeFields((Row) value, record);
            record.endGroup();
        }

        void writeFields(Row row, RecordConsumer record) {
            for (Field field : fields) {
                field.write(row.get(field.index), record);
            }
        }
    }

    /** Arrays as groups of three levels: the list, its repeated entry, the element. */
    record Array(Field element) implements ValueWriter {
        Array(ArrayType type) {
            this(new Field("element", 0, type.containsNull(), ValueWriter.of(type.elementType())));
        }

        @Override
        public void write(Object value, RecordConsumer record) {
            List<?> elements = elements(value);
            record.startGroup();
            if (!elements.isEmpty()) {
                record.startField("list", 0);
                for (Object one : elements) {
                    record.startGroup();
                    element.write(one, record);
                    record.endGroup();
                }
                record.endField("list", 0);
            }
            record.endGroup();
        }

        /** Spark gives Scala sequences; rows built in Java may hold lists or arrays. */
        private static List<?> elements(Object value) {
            return switch (value) {
                case List<?> list -> list;
                case scala.collection.Seq<?> sequence -> CollectionConverters.asJava(sequence);
                case Object[] array -> Arrays.asList(array);
                case int[] array -> Arrays.stream(array).boxed().toList();
                case long[] array -> Arrays.stream(array).boxed().toList();
                case double[] array -> Arrays.stream(array).boxed().toList();
                default -> throw new IllegalArgumentException("no array: " + value.getClass());
            };
        }
    }

    /** Maps as groups of keys and values, in the order of the keys. */
    record TextMap(Field key, Field value) implements ValueWriter {
        TextMap(MapType type) {
            this(
                    new Field("key", 0, false, ValueWriter.of(type.keyType())),
                    new Field("value", 1, type.valueContainsNull(), ValueWriter.of(type.valueType())));
            if (!(type.keyType() instanceof StringType)) {
                throw new IllegalArgumentException("a map has keys of type " + type.keyType().simpleString());
            }
        }

        @Override
        public void write(Object map, RecordConsumer record) {
            Map<?, ?> entries = map instanceof Map<?, ?> java
                    ? java
                    : CollectionConverters.asJava((scala.collection.Map<?, ?>) map);
            record.startGroup();
            if (!entries.isEmpty()) {
                record.startField("key_value", 0);
                new TreeMap<>(entries).forEach((name, content) -> {
                    record.startGroup();
                    key.write(name, record);
                    value.write(content, record);
                    record.endGroup();
                });
                record.endField("key_value", 0);
            }
            record.endGroup();
        }
    }
}
