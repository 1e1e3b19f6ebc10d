package dev.parley.rating.vote;

import java.util.Arrays;

/** A growing column of numbers that takes no room until one differs from what a row has by default. */
final class IntColumn {
    private final int absent;
    private int[] values = new int[0];

    IntColumn(int absent) {
        this.absent = absent;
    }

    void set(int row, int value) {
        if (value == absent && row >= values.length) {
            return;
        }
        if (row >= values.length) {
            int from = values.length;
            values = Arrays.copyOf(values, Math.max(row + 1, Math.max(1024, row + row / 2)));
            Arrays.fill(values, from, values.length, absent);
        }
        values[row] = value;
    }

    int get(int row) {
        return row < values.length ? values[row] : absent;
    }
}
