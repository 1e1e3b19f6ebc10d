package dev.parley.text.quality;

import dev.parley.text.Finding;

/**
 * The content of a message, and beside it its prose: the same text, place by place, with U+0000 where {@link
 * CodeBlocks} stand, so that places in the one are places in the other.
 */
record Passage(String content, CodeBlocks code, String prose) {
    static Passage of(String content) {
        CodeBlocks code = CodeBlocks.of(content);
        return new Passage(content, code, code.mask(content));
    }

    /** A finding about the message as a whole. */
    Finding finding(String signal, double score) {
        return new Finding(signal, score, 0, content.length());
    }

    /** The place of the first character that is no white space, or the length. */
    int begin() {
        int begin = 0;
        while (begin < content.length() && Character.isWhitespace(content.charAt(begin))) {
            begin++;
        }
        return begin;
    }

    /** The place behind the last character that is no white space, or 0. */
    int end() {
        int end = content.length();
        while (end > 0 && Character.isWhitespace(content.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
