package dev.parley.text.quality;

/** Counts how often each 64-bit hash was seen: an open-addressed table without boxing. */
final class HashCounts {
    private long[] hashes;
    private int[] counts;
    private int size;

    HashCounts(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        hashes = new long[capacity];
        counts = new int[capacity];
    }

    /** How often the hash has been seen, this time included. */
    int increment(long hash) {
        if (2 * size >= hashes.length) {
            grow();
        }
        int slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            size++;
        }
        return ++counts[slot];
    }

    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[2 * oldHashes.length];
        counts = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
