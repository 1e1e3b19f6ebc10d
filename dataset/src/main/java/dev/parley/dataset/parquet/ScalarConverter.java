package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Makes a JSON value of a primitive one. Values of a dictionary are made once. */
final class ScalarConverter extends PrimitiveConverter {
    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private final PrimitiveTypeName physical;
    private final @Nullable LogicalTypeAnnotation logical;
    private final Consumer<JsonNode> receiver;
    private JsonNode[] known = {};

    ScalarConverter(PrimitiveType type, Consumer<JsonNode> receiver) {
        this.physical = type.getPrimitiveTypeName();
        this.logical = type.getLogicalTypeAnnotation();
        this.receiver = receiver;
    }

    @Override
    public void addBinary(Binary value) {
        receiver.accept(node(value));
    }

    @Override
    public void addInt(int value) {
        receiver.accept(node((long) value));
    }

    @Override
    public void addLong(long value) {
        receiver.accept(node(value));
    }

    @Override
    public void addFloat(float value) {
        receiver.accept(JSON.numberNode(value));
    }

    @Override
    public void addDouble(double value) {
        receiver.accept(JSON.numberNode(value));
    }

    @Override
    public void addBoolean(boolean value) {
        receiver.accept(JSON.booleanNode(value));
    }

    @Override
    public boolean hasDictionarySupport() {
        return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
        known = new JsonNode[dictionary.getMaxId() + 1];
        for (int id = 0; id < known.length; id++) {
            known[id] = switch (physical) {
                case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> node(dictionary.decodeToBinary(id));
                case INT32 -> node((long) dictionary.decodeToInt(id));
                case INT64 -> node(dictionary.decodeToLong(id));
                case FLOAT -> JSON.numberNode(dictionary.decodeToFloat(id));
                case DOUBLE -> JSON.numberNode(dictionary.decodeToDouble(id));
                case BOOLEAN -> JSON.booleanNode(dictionary.decodeToBoolean(id));
            };
        }
    }

    @Override
    public void addValueFromDictionary(int id) {
        receiver.accept(known[id]);
    }

    private JsonNode node(Binary value) {
        if (physical == PrimitiveTypeName.INT96) {
            return JSON.textNode(int96(value).toString());
        }
        return switch (logical) {
            case StringLogicalTypeAnnotation text -> JSON.textNode(value.toStringUsingUTF8());
            case EnumLogicalTypeAnnotation text -> JSON.textNode(value.toStringUsingUTF8());
            case JsonLogicalTypeAnnotation text -> JSON.textNode(value.toStringUsingUTF8());
            case DecimalLogicalTypeAnnotation decimal -> JSON.numberNode(
                    new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()));
            case UUIDLogicalTypeAnnotation uuid -> JSON.textNode(uuid(value.toByteBuffer()).toString());
            case BsonLogicalTypeAnnotation bson -> JSON.binaryNode(value.getBytes());
            case null, default -> JSON.binaryNode(value.getBytes());
        };
    }

    private JsonNode node(long value) {
        return switch (logical) {
            case TimestampLogicalTypeAnnotation time -> JSON.textNode(timestamp(value, time));
            case DateLogicalTypeAnnotation date -> JSON.textNode(LocalDate.ofEpochDay(value).toString());
            case TimeLogicalTypeAnnotation time -> JSON.textNode(
                    LocalTime.MIDNIGHT.plus(value, unit(time.getUnit())).toString());
            case DecimalLogicalTypeAnnotation decimal -> JSON.numberNode(
                    BigDecimal.valueOf(value, decimal.getScale()));
            case IntLogicalTypeAnnotation integer -> integer(value, integer);
            case null, default -> integer(value);
        };
    }

    private JsonNode integer(long value, IntLogicalTypeAnnotation type) {
        if (type.isSigned()) {
            return integer(value);
        }
        return physical == PrimitiveTypeName.INT32
                ? JSON.numberNode(value & 0xFFFF_FFFFL)
                : JSON.numberNode(new BigInteger(Long.toUnsignedString(value)));
    }

    private JsonNode integer(long value) {
        return physical == PrimitiveTypeName.INT32 ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }

    private static String timestamp(long value, TimestampLogicalTypeAnnotation type) {
        Instant time = Instant.EPOCH.plus(value, unit(type.getUnit()));
        return type.isAdjustedToUTC()
                ? time.toString()
                : LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    /** Impala's timestamps: nanoseconds of the day, then the Julian day, little endian. */
    private static Instant int96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanosecondsOfDay = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_EPOCH;
        return Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanosecondsOfDay);
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
