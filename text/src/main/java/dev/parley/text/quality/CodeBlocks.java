package dev.parley.text.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The code blocks of a text: what stands between two fences of three backticks, fences included (FastChat,
 * add_markdown_info.py). A last fence that is never closed opens a block only for {@link #share}; answers are cut off
 * in the middle of code, but also run wild behind a stray fence, and then must be looked at.
 */
public final class CodeBlocks {
    private static final String FENCE = "```";
    private static final char MASK = '\0';

    private final List<Block> closed;
    private final int open;
    private final int length;

    private record Block(int start, int end) {}

    private CodeBlocks(List<Block> closed, int open, int length) {
        this.closed = closed;
        this.open = open;
        this.length = length;
    }

    public static CodeBlocks of(String text) {
        var closed = new ArrayList<Block>();
        int open = text.indexOf(FENCE);
        while (open >= 0) {
            int close = text.indexOf(FENCE, open + FENCE.length());
            if (close < 0) {
                return new CodeBlocks(closed, open, text.length());
            }
            closed.add(new Block(open, close + FENCE.length()));
            open = text.indexOf(FENCE, close + FENCE.length());
        }
        return new CodeBlocks(closed, text.length(), text.length());
    }

    /** Number of closed blocks. */
    int count() {
        return closed.size();
    }

    /** Where a block begins that is never closed, or the length of the text. */
    int open() {
        return open;
    }

    boolean isOpen() {
        return open < length;
    }

    /** Share of the text's UTF-16 units in code blocks, 0 to 1. */
    public double share() {
        int inside = length - open;
        for (Block block : closed) {
            inside += block.end - block.start;
        }
        return length == 0 ? 0 : (double) inside / length;
    }

    /** The text with U+0000 in place of each character of a closed block. */
    String mask(String text) {
        if (closed.isEmpty()) {
            return text;
        }
        char[] masked = text.toCharArray();
        for (Block block : closed) {
            Arrays.fill(masked, block.start, block.end, MASK);
        }
        return new String(masked);
    }
}
