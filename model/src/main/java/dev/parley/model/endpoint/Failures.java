package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what servers say when they fail: OpenAI's and Anthropic's error objects, and FastChat's. */
final class Failures {
    /** An error's type or code that is a word may be told to the operator; anything else may quote the request. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private Failures() {}

    /** The failure that an answer with this status tells of. */
    static ModelException of(int status, Function<String, Optional<String>> header, byte[] body, String server) {
        Optional<ObjectNode> error = error(body);
        Kind kind = error.map(Failures::kind)
                .filter(refined -> refined == Kind.REFUSED && status < 500)
                .orElseGet(() -> kind(status));
        return failure(kind, server + " answered with status " + status, retryAfter(header), error);
    }

    /**
     * Looks for an error within an answer that began well.
     *
     * @throws ModelException if there is one
     */
    static void check(ObjectNode answer, String server) {
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            ObjectNode object = (ObjectNode) error;
            throw failure(kind(object), server + " failed in its answer", Optional.empty(), Optional.of(object));
        }
        if (error.isTextual() || answer.path("error_code").asInt(0) != 0) {
            String message = error.asText(answer.path("text").asText(""));
            throw failure(
                    Kind.UNAVAILABLE,
                    server + " failed in its answer",
                    Optional.empty(),
                    Optional.of(Json.object().put("message", message)));
        }
    }

    private static ModelException failure(
            Kind kind, String sentence, Optional<Duration> retryAfter, Optional<ObjectNode> error) {
        String word = error.map(Failures::word).orElse("");
        String detail = word.isEmpty() ? "" : " (" + word + ")";
        return new ModelException(kind, sentence + detail, retryAfter, error);
    }

    private static Optional<ObjectNode> error(byte[] body) {
        try {
            JsonNode answer = Json.MAPPER.readTree(body);
            return answer.path("error") instanceof ObjectNode error ? Optional.of(error) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 404, 405, 410 -> Kind.NOT_FOUND;
            case 408 -> Kind.TIMED_OUT;
            case 409 -> Kind.UNAVAILABLE;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : status < 400 ? Kind.NOT_FOUND : Kind.INVALID_REQUEST;
        };
    }

    private static Kind kind(ObjectNode error) {
        String code = error.path("code").asText("") + ' ' + error.path("type").asText("");
        if (error.path("code").isInt()) {
            return kind(error.path("code").intValue());
        }
        if (code.contains("content_filter") || code.contains("content_policy") || code.contains("refus")) {
            return Kind.REFUSED;
        }
        if (code.contains("rate_limit") || code.contains("quota")) {
            return Kind.RATE_LIMITED;
        }
        if (code.contains("authentication") || code.contains("permission") || code.contains("api_key")) {
            return Kind.UNAUTHORIZED;
        }
        if (code.contains("not_found")) {
            return Kind.NOT_FOUND;
        }
        if (code.contains("invalid") || code.contains("too_large") || code.contains("context_length")) {
            return Kind.INVALID_REQUEST;
        }
        return Kind.UNAVAILABLE;
    }

    private static String word(ObjectNode error) {
        for (String field : new String[] {"code", "type"}) {
            String word = error.path(field).asText("");
            if (WORD.matcher(word).matches()) {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /**
     * {@code Retry-After-Ms} before {@code Retry-After}, as OpenAI's clients read them: seconds, or a date, which is
     * compared with the server's own clock.
     */
    private static Optional<Duration> retryAfter(Function<String, Optional<String>> header) {
        Optional<String> retryAfter = header.apply("Retry-After");
        return header.apply("Retry-After-Ms")
                .flatMap(Failures::number)
                .map(Duration::ofMillis)
                .or(() -> retryAfter.flatMap(Failures::number).map(Duration::ofSeconds))
                .or(() -> header.apply("Date").flatMap(Failures::date).flatMap(
                        now -> retryAfter.flatMap(Failures::date).map(then -> Duration.between(now, then))))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String value) {
        try {
            return Optional.of((long) Math.ceil(Double.parseDouble(value)));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
