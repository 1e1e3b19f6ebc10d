package dev.parley.moderation.linear;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Sums of rows of sixteen signed bytes, four lanes of sixteen bits in each of four longs: a row costs two loads and a
 * handful of instructions. Bytes are made unsigned by adding 128, and lanes are emptied before they can overflow.
 */
final class RowSums {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SIGNS = 0x8080808080808080L;
    private static final long EVEN = 0x00FF00FF00FF00FFL;
    /** So many times 255 fit into sixteen bits. */
    private static final int FULL = 257;

    private final int[] sums = new int[LinearModel.STRIDE];
    private long evenLow;
    private long oddLow;
    private long evenHigh;
    private long oddHigh;
    private int rows;

    void add(byte[] bytes, int at) {
        long low = (long) LONGS.get(bytes, at) ^ SIGNS;
        long high = (long) LONGS.get(bytes, at + Long.BYTES) ^ SIGNS;
        evenLow += low & EVEN;
        oddLow += low >>> Byte.SIZE & EVEN;
        evenHigh += high & EVEN;
        oddHigh += high >>> Byte.SIZE & EVEN;
        if (++rows == FULL) {
            empty();
        }
    }

    /** The sum of each column. */
    int[] sums() {
        empty();
        return sums;
    }

    private void empty() {
        for (int lane = 0; lane < 4; lane++) {
            int shift = lane * Short.SIZE;
            sums[2 * lane] += lane(evenLow, shift);
            sums[2 * lane + 1] += lane(oddLow, shift);
            sums[2 * lane + 8] += lane(evenHigh, shift);
            sums[2 * lane + 9] += lane(oddHigh, shift);
        }
        evenLow = 0;
        oddLow = 0;
        evenHigh = 0;
        oddHigh = 0;
        rows = 0;
    }

    private int lane(long lanes, int shift) {
        return (int) (lanes >>> shift & 0xFFFF) - 128 * rows;
    }
}
