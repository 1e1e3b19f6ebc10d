package dev.parley.text.quality;

import dev.parley.text.Markdown;

/**
 * Counts markdown elements outside code blocks as FastChat's add_markdown_info.py does with the expressions {@code
 * ^#{1,6}\s}, {@code ^\s*\d+\.\s}, {@code ^\s*[-*+]\s}, {@code \*\*[^*\n]+\*\*} and {@code __[^_\n]+__}, in one pass
 * over the lines. One difference: a block that has a backtick inside is stripped too.
 */
public final class MarkdownCounter {
    private int headers;
    private int orderedLists;
    private int unorderedLists;
    private int bold;

    private MarkdownCounter() {}

    public static Markdown count(String text) {
        CodeBlocks code = CodeBlocks.of(text);
        var counter = new MarkdownCounter();
        counter.read(code.mask(text));
        return new Markdown(
                counter.headers, counter.orderedLists, counter.unorderedLists, counter.bold, code.count());
    }

    private void read(String prose) {
        for (int start = 0; start < prose.length(); ) {
            int end = prose.indexOf('\n', start);
            // The line break that ends a line is white space to what stands before it.
            int next = end < 0 ? prose.length() : end + 1;
            readLineStart(prose, start, next);
            bold += pairs(prose, start, next, '*') + pairs(prose, start, next, '_');
            start = next;
        }
    }

    private void readLineStart(String prose, int start, int end) {
        int hashes = skip(prose, start, end, '#');
        if (hashes > start && hashes - start <= 6 && isSpace(prose, hashes, end)) {
            headers++;
        }
        int mark = start;
        while (isSpace(prose, mark, end)) {
            mark++;
        }
        if (mark < end && "-*+".indexOf(prose.charAt(mark)) >= 0 && isSpace(prose, mark + 1, end)) {
            unorderedLists++;
        }
        int dot = mark;
        while (dot < end && Character.isDigit(prose.charAt(dot))) {
            dot++;
        }
        if (dot > mark && dot < end && prose.charAt(dot) == '.' && isSpace(prose, dot + 1, end)) {
            orderedLists++;
        }
    }

    /** Number of stretches between two doubled marks that hold no such mark, from left to right, none overlapping. */
    private static int pairs(String prose, int start, int end, char mark) {
        int count = 0;
        int first = prose.indexOf(mark, start, end);
        while (first >= 0) {
            int text = skip(prose, first, end, mark);
            int close = prose.indexOf(mark, text, end);
            if (text - first >= 2 && close > text && close + 1 < end && prose.charAt(close + 1) == mark) {
                count++;
                first = prose.indexOf(mark, close + 2, end);
            } else {
                first = close;
            }
        }
        return count;
    }

    private static int skip(String prose, int start, int end, char character) {
        int i = start;
        while (i < end && prose.charAt(i) == character) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(String prose, int index, int end) {
        if (index >= end) {
            return false;
        }
        char character = prose.charAt(index);
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
