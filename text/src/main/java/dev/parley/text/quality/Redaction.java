package dev.parley.text.quality;

import dev.parley.text.Finding;
import dev.parley.text.Words;
import java.util.List;
import java.util.function.Consumer;

/**
 * Marks that an earlier redaction left: {@code <anonymized>} and {@code <redacted>} score 1, for these LMSYS-Chat-1M
 * dropped a conversation (filter_bad_conv.py); {@code [REDACTED]} and placeholders that keep the meaning, such as
 * {@code NAME_1}, score .3.
 */
final class Redaction implements Rule {
    static final String SIGNAL = "quality.redaction-mark";

    private static final Keywords MARKS = new Keywords(List.of(
            "<anonymized>", "<redacted>", "[redacted]", "[anonymized]", "NAME_", "EMAIL_", "PHONE_", "ADDRESS_",
            "URL_"));

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String content = passage.content();
        MARKS.find(content, (mark, start) -> {
            int end = start + mark.length();
            if (!mark.endsWith("_")) {
                findings.accept(new Finding(SIGNAL, mark.startsWith("<") ? 1 : .3, start, end));
            } else if (content.startsWith(mark, start) && isWordStart(content, start)) {
                int number = end;
                while (number < content.length() && isDigit(content.charAt(number))) {
                    number++;
                }
                if (number > end) {
                    findings.accept(new Finding(SIGNAL, .3, start, number));
                }
            }
        });
    }

    private static boolean isWordStart(String content, int start) {
        return start == 0 || !Words.isWordCharacter(content.charAt(start - 1));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
