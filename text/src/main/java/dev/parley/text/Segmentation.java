package dev.parley.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts cut into words as people of any language read them: by Unicode's rules (UAX 29), and in Chinese, Japanese, Thai,
 * Lao, Khmer and Burmese by ICU's dictionaries, as these put no spaces between words. {@link Words} is faster and knows
 * characters only.
 */
public final class Segmentation {
    private static final ThreadLocal<BreakIterator> BREAKS =
            ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.ROOT));

    private Segmentation() {}

    /** The words of a text in order, as they are written; numbers, punctuation and spaces are none. */
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        BreakIterator breaks = BREAKS.get();
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (breaks.getRuleStatus() >= BreakIterator.WORD_LETTER) {
                words.add(text.substring(start, end));
            }
            start = end;
        }
        return words;
    }
}
