package dev.parley.dataset.build;

import java.util.Map;

/**
 * What a build did.
 *
 * @param output the directory of the release
 * @param read rows of the input by what became of them: {@code rows}, {@code rejected}, {@code superseded}
 * @param conversations how many there were
 * @param kept how many are released
 * @param byRule how many conversations each rule named, by action and rule, such as {@code drop near-conversation}
 * @param reused whether nothing had to be annotated again
 */
public record BuildReport(
        String output, Map<String, Long> read, long conversations, long kept, Map<String, Long> byRule, boolean reused) {}
