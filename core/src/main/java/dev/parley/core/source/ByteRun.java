package dev.parley.core.source;

import java.util.Arrays;

/**
 * The bytes of one record while it is collected. Beyond the limit it counts on but holds no more, so that a record of
 * any length costs bounded memory.
 */
final class ByteRun {
    /** How much of a record that is too long is shown, for the one who looks for it. */
    private static final int SHOWN = 4 << 10;

    private static final int INITIAL = 8 << 10;
    private static final int LARGE = 1 << 20;

    private final int limit;
    private byte[] bytes = new byte[INITIAL];
    private int held;
    private long length;

    ByteRun(int limit) {
        this.limit = limit;
    }

    void append(byte b) {
        if (held < limit) {
            grow(1);
            bytes[held++] = b;
        }
        length++;
    }

    void append(byte[] from, int start, int count) {
        int fitting = Math.min(count, limit - held);
        grow(fitting);
        System.arraycopy(from, start, bytes, held, fitting);
        held += fitting;
        length += count;
    }

    private void grow(int by) {
        if (held + by > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, (long) held + by)));
        }
    }

    boolean isTooLong() {
        return length > limit;
    }

    long length() {
        return length;
    }

    boolean isBlank() {
        for (int index = 0; index < held; index++) {
            if (!isBlank(bytes[index])) {
                return false;
            }
        }
        return !isTooLong();
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** What was collected, without a carriage return at its end; the beginning of what was too long. */
    byte[] toBytes() {
        if (isTooLong()) {
            return Arrays.copyOf(bytes, Math.min(held, SHOWN));
        }
        return Arrays.copyOf(bytes, held > 0 && bytes[held - 1] == '\r' ? held - 1 : held);
    }

    void clear() {
        held = 0;
        length = 0;
        if (bytes.length > LARGE) {
            bytes = new byte[INITIAL];
        }
    }
}
