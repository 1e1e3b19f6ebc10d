package dev.parley.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A settings file that cannot be taken as it is; the sentence names the setting, and what was probably meant. */
public final class InvalidSettingException extends InputException {
    private static final long serialVersionUID = 1;

    private InvalidSettingException(String message, JsonProcessingException cause) {
        super(message, cause);
    }

    /** What the reader of a file of this name says, said to people. */
    public static InvalidSettingException of(String file, JsonProcessingException e) {
        return new InvalidSettingException(
                switch (e) {
                    case UnrecognizedPropertyException unknown -> file
                            + ": no setting is called '" + path(unknown) + "'"
                            + Nearest.to(unknown.getPropertyName(), known(unknown))
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse("");
                    case InvalidFormatException invalid -> file + ": '" + invalid.getValue() + "' is no value for '"
                            + path(invalid) + "'; it takes " + values(invalid.getTargetType());
                    case JsonMappingException wrong -> file + ": the setting '" + path(wrong)
                            + "' has a value of the wrong kind";
                    default -> file + " is not YAML at line " + e.getLocation().getLineNr() + ": "
                            + e.getOriginalMessage();
                },
                e);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static Collection<String> known(UnrecognizedPropertyException e) {
        Collection<Object> ids = e.getKnownPropertyIds();
        return ids == null ? List.of() : ids.stream().map(Object::toString).toList();
    }

    private static String values(Class<?> type) {
        if (type == Duration.class) {
            return "a time such as 500ms, 30s or 2m";
        }
        if (!type.isEnum()) {
            return "a " + type.getSimpleName();
        }
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .collect(Collectors.joining(", "));
    }
}
