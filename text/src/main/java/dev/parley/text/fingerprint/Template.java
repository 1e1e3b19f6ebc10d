package dev.parley.text.fingerprint;

import java.util.regex.Pattern;

/**
 * A prompt with what changes from use to use of one template folded away: numbers, quotations, links and names (runs of
 * capitalised words that do not open a sentence, and placeholders such as NAME_1).
 */
final class Template {
    /** Bounded, so that a stray quotation mark does not swallow a text. */
    private static final Pattern QUOTATION = Pattern.compile(
            "\"[^\"\\n]{1,500}\"|“[^”\\n]{1,500}”|„[^“”\\n]{1,500}[“”]|«[^»\\n]{1,500}»|「[^」\\n]{1,500}」|『[^』\\n]{1,500}』"
                    + "|`[^`\\n]{1,500}`");

    private static final Pattern LINK = Pattern.compile("https?://\\S++");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\b[A-Z]{2,20}_\\d{1,4}\\b");

    /** Words after a lower-case letter, a digit, a comma or an opening bracket are inside a sentence. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll}\\p{Nd},(] )\\p{Lu}[\\p{L}\\p{M}'’-]*+"
            + "(?: \\p{Lu}[\\p{L}\\p{M}'’-]*+)*+");

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}++(?:[.,:]\\p{Nd}++)*+");

    /** As much of a prompt as FastChat's deduplication.py looks at. */
    private static final int LENGTH = 10_000;

    private Template() {}

    static String of(String prompt) {
        String folded = prompt.substring(0, Math.min(LENGTH, prompt.length()));
        folded = LINK.matcher(folded).replaceAll("◌link");
        folded = QUOTATION.matcher(folded).replaceAll("◌quotation");
        folded = PLACEHOLDER.matcher(folded).replaceAll("◌name");
        folded = NAME.matcher(folded).replaceAll("◌name");
        folded = NUMBER.matcher(folded).replaceAll("◌number");
        return NormalText.of(folded);
    }
}
