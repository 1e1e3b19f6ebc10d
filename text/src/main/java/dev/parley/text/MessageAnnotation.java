package dev.parley.text;

import dev.parley.text.language.LanguageTag;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one message.
 *
 * @param tokens number of tokens by the tokenizer named in the annotator's version
 * @param characters number of Unicode code points
 * @param codeShare share of the characters that stand in code blocks, 0 to 1
 * @param findings ordered by start, then end, then signal
 */
public record MessageAnnotation(
        LanguageTag language, int tokens, int characters, double codeShare, Markdown markdown, List<Finding> findings) {
    public MessageAnnotation {
        findings = List.copyOf(findings);
    }

    /** The same with more findings, in any order. */
    public MessageAnnotation plus(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Finding> all = Stream.concat(findings.stream(), more.stream()).sorted(Finding.BY_PLACE).toList();
        return new MessageAnnotation(language, tokens, characters, codeShare, markdown, all);
    }
}
