package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks that an earlier redaction left: {@code <anonymized>} and {@code <redacted>} score 1, for these LMSYS-Chat-1M
 * dropped a conversation (filter_bad_conv.py); placeholders that keep the meaning, such as {@code NAME_1}, score .3.
 */
final class Redaction implements Rule {
    static final String SIGNAL = "quality.redaction-mark";

    private static final Pattern MARK = Pattern.compile(
            "<(?:anonymized|redacted)>|\\[(?:REDACTED|anonymized)]|<PRESIDIO_ANONYMIZED_[A-Z_]{1,40}>"
                    + "|\\b(?:NAME|EMAIL|PHONE|ADDRESS|URL|ORGANIZATION|LOCATION)_\\d{1,4}\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String content = passage.content();
        if (content.indexOf('<') < 0 && content.indexOf('[') < 0 && content.indexOf('_') < 0) {
            return;
        }
        Matcher matcher = MARK.matcher(content);
        while (matcher.find()) {
            boolean meaningless = content.charAt(matcher.start()) == '<' && content.charAt(matcher.start() + 1) != 'P';
            findings.accept(new Finding(SIGNAL, meaningless ? 1 : .3, matcher.start(), matcher.end()));
        }
    }
}
