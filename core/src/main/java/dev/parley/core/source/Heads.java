package dev.parley.core.source;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file tell. */
final class Heads {
    private Heads() {}

    /** The first byte that is neither blank nor part of a byte order mark; 0 if there is none. */
    static byte firstByte(byte[] head) {
        int start = head.length >= 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb ? 3 : 0;
        for (int index = start; index < head.length; index++) {
            if (!ByteRun.isBlank(head[index])) {
                return head[index];
            }
        }
        return 0;
    }

    /** The first line, without its end. */
    static String firstLine(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).replace("\ufeff", "").strip();
    }
}
