package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The fields of a JSON object, ticked off as they are read, so that what nobody read is left as {@link #rest()} and
 * nothing is dropped by oversight.
 */
final class Fields {
    /** As Python prints a time, with a blank in place of the T and an offset with or without a colon. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    Fields(JsonNode object) {
        this.object = object;
    }

    /** A field that may be absent or null. */
    Optional<JsonNode> optional(String name) {
        read.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** A field without which the record makes no sense. */
    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> new UnreadableRecordException("the field '" + name + "' is missing"));
    }

    String text(String name) {
        return text(required(name), name);
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(value -> text(value, name));
    }

    JsonNode array(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw new UnreadableRecordException("the field '" + name + "' is not a list");
        }
        return value;
    }

    JsonNode object(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw new UnreadableRecordException("the field '" + name + "' is not an object");
        }
        return value;
    }

    /**
     * A time in seconds since the epoch, or later than the year 5000 as milliseconds or microseconds, or in ISO 8601.
     */
    Optional<Instant> time(String name) {
        return optional(name).map(value -> {
            if (value.isNumber()) {
                return ofNumber(value.doubleValue(), name);
            }
            try {
                return DATE_TIME.parse(text(value, name), OffsetDateTime::from).toInstant();
            } catch (DateTimeException notATime) {
                throw new UnreadableRecordException("the field '" + name + "' is not a time");
            }
        });
    }

    /** Leaves a field away from the {@link #rest()} if its value says nothing new. */
    void unless(String name, Predicate<JsonNode> saysNothingNew) {
        optional(name).filter(saysNothingNew.negate()).ifPresent(value -> read.remove(name));
    }

    /** What nobody has asked for. */
    Attributes rest() {
        Map<String, JsonNode> rest = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!read.contains(field.getKey()) && !field.getValue().isNull()) {
                rest.put(field.getKey(), field.getValue());
            }
        }
        return rest.isEmpty() ? Attributes.NONE : new Attributes(rest);
    }

    /** Seconds since the epoch, to the microsecond; a double tells microseconds apart until the year 2255. */
    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time), 6);
    }

    private static Instant ofNumber(double number, String name) {
        double micros = number < 1e11 ? number * 1e6 : number < 1e14 ? number * 1e3 : number;
        if (!(Math.abs(micros) < 1e18)) {
            throw new UnreadableRecordException("the field '" + name + "' is not a time");
        }
        return Instant.EPOCH.plus(Math.round(micros), ChronoUnit.MICROS);
    }

    private static String text(JsonNode value, String name) {
        if (!value.isTextual()) {
            throw new UnreadableRecordException("the field '" + name + "' is not a text");
        }
        return value.textValue();
    }
}
