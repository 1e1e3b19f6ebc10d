package dev.parley.rating.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers for names that stand as bytes in a buffer, found without making a text of each: open addressing by hash. */
final class ByteNames {
    /** What {@link #number} says of bytes that are no UTF-8. */
    static final int UNREADABLE = -2;

    private final List<String> names = new ArrayList<>();

    /** For each slot the hash, and the number and 1; 0 where the slot is free. Side by side, for the cache's sake. */
    private long[] slots = new long[2 * 256];

    /** The bytes of all names, one after the other, and where each ends. */
    private byte[] bytes = new byte[1024];

    private int[] ends = new int[256];
    private int handedOut;

    /** @param hash of the bytes, always the same for the same bytes */
    int number(byte[] buffer, int start, int end, long hash) {
        int slot = slot(hash);
        while (slots[slot + 1] != 0) {
            int number = (int) slots[slot + 1] - 1;
            if (slots[slot] == hash && is(number, buffer, start, end)) {
                return number;
            }
            slot = (slot + 2) & (slots.length - 1);
        }
        int number = names.size();
        try {
            names.add(decode(buffer, start, end));
        } catch (CharacterCodingException notUtf8) {
            return UNREADABLE;
        }
        store(number, buffer, start, end);
        slots[slot] = hash;
        slots[slot + 1] = number + 1L;
        if (4 * names.size() > slots.length) {
            grow();
        }
        return number;
    }

    private boolean is(int number, byte[] buffer, int start, int end) {
        return Arrays.equals(bytes, number == 0 ? 0 : ends[number - 1], ends[number], buffer, start, end);
    }

    private void store(int number, byte[] buffer, int start, int end) {
        int from = number == 0 ? 0 : ends[number - 1];
        int to = from + end - start;
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * to);
        }
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, 2 * number);
        }
        System.arraycopy(buffer, start, bytes, from, end - start);
        ends[number] = to;
    }

    private static String decode(byte[] buffer, int start, int end) throws CharacterCodingException {
        for (int at = start; at < end; at++) {
            if (buffer[at] < 0) {
                return StandardCharsets.UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(buffer, start, end - start))
                        .toString();
            }
        }
        return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private int slot(long hash) {
        return ((int) (hash ^ (hash >>> 32)) << 1) & (slots.length - 1);
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (int from = 0; from < old.length; from += 2) {
            if (old[from + 1] != 0) {
                int slot = slot(old[from]);
                while (slots[slot + 1] != 0) {
                    slot = (slot + 2) & (slots.length - 1);
                }
                slots[slot] = old[from];
                slots[slot + 1] = old[from + 1];
            }
        }
    }

    /** The names that are new since this was asked last, in the order of their numbers. */
    List<String> news() {
        List<String> news = List.copyOf(names.subList(handedOut, names.size()));
        handedOut = names.size();
        return news;
    }
}
