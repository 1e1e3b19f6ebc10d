package dev.parley.text;

/**
 * Markdown elements of a message outside code blocks, as style control counts them (FastChat, add_markdown_info.py).
 */
public record Markdown(int headers, int orderedLists, int unorderedLists, int bold, int codeBlocks) {
    public static final Markdown NONE = new Markdown(0, 0, 0, 0, 0);
}
