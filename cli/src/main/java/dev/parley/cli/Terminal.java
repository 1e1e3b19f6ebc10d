package dev.parley.cli;

import java.util.Locale;

/** Text of strangers on a terminal: control characters could move its cursor or change its state, so they are shown. */
final class Terminal {
    private static final int EXCERPT = 60;

    private Terminal() {}

    static String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                printable.appendCodePoint(c);
            } else {
                printable.append(String.format(Locale.ROOT, "\\x%02x", c));
            }
        });
        return printable.toString();
    }

    /** A stretch of a text on one line, its middle left out where it is long. */
    static String excerpt(String text, int start, int end) {
        String line = printable(text.substring(start, end)).replace('\n', ' ');
        return line.length() <= EXCERPT
                ? line
                : line.substring(0, EXCERPT / 2) + "…" + line.substring(line.length() - EXCERPT / 2);
    }
}
