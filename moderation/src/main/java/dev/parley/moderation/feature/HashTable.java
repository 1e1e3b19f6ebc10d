package dev.parley.moderation.feature;

import java.util.Map;

/** From hashes to sets of bits, without boxes: open addressing, at most half full. */
final class HashTable {
    private final long[] keys;
    private final long[] values;

    private HashTable(int capacity) {
        keys = new long[capacity];
        values = new long[capacity];
    }

    /** Values are not 0. */
    static HashTable of(Map<Long, Long> entries) {
        var table = new HashTable(Integer.highestOneBit(Math.max(1, entries.size())) * 4);
        entries.forEach(table::put);
        return table;
    }

    private void put(long key, long value) {
        int slot = slot(key);
        while (values[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private int slot(long key) {
        return (int) key & keys.length - 1;
    }

    /** The value of a key; 0 if it has none. */
    long get(long key) {
        int slot = slot(key);
        while (values[slot] != 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return 0;
    }
}
