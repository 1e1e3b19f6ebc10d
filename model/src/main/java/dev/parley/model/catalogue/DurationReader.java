package dev.parley.model.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as people write them: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}. */
final class DurationReader extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    DurationReader() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString("");
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return (Duration) context.handleWeirdStringValue(Duration.class, text, "no time");
        }
        ChronoUnit unit = switch (time.group(2)) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
        return Duration.of(Long.parseLong(time.group(1)), unit);
    }
}
