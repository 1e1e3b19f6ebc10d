package dev.parley.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of days, such as {@code 90d}. */
final class Days implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        if (!text.matches("[1-9]\\d{0,4}d")) {
            throw new TypeConversionException("'" + text + "' is no number of days such as 90d");
        }
        return Duration.ofDays(Integer.parseInt(text.substring(0, text.length() - 1)));
    }
}
