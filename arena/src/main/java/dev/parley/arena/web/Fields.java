package dev.parley.arena.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the fields of a request; what is missing or wrong is a {@link Problem} 400. */
record Fields(ObjectNode body) {
    /** The longest key that a client may make up. */
    private static final int LONGEST_KEY = 64;

    String text(String field) {
        return optionalText(field).orElseThrow(() -> wrong(field));
    }

    Optional<String> optionalText(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(field);
        }
        return Optional.of(value.textValue());
    }

    List<String> texts(String field) {
        JsonNode values = body.path(field);
        if (!values.isArray() || values.valueStream().anyMatch(value -> !value.isTextual())) {
            throw wrong(field);
        }
        return values.valueStream().map(JsonNode::textValue).toList();
    }

    /** The client's name for the request, by which a repetition is known. */
    String request() {
        String key = text("request");
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw wrong("request");
        }
        return key;
    }

    double number(String field, double least, double most) {
        JsonNode value = body.path(field);
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw wrong(field);
        }
        return value.doubleValue();
    }

    /** Yes or no; no if it is missing. */
    boolean flag(String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(field);
        }
        return value.booleanValue();
    }

    Fields object(String field) {
        if (body.path(field) instanceof ObjectNode object) {
            return new Fields(object);
        }
        throw wrong(field);
    }

    /** A constant by the name that {@link #name} gives it. */
    <E extends Enum<E>> E constant(String field, Class<E> type) {
        String name = text(field);
        return Stream.of(type.getEnumConstants())
                .filter(constant -> name(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(field));
    }

    /** A constant's name on the wire: {@code both-bad} for {@code BOTH_BAD}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Problem wrong(String field) {
        return new Problem(400, "bad_request", "The field '%s' is missing or wrong.".formatted(field)).in(field);
    }
}
