package dev.parley.dataset.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Vectors of length 1 among which the nearest to another one is found, each with what it stands for. They stand in blocks
 * with the numbers of one dimension together, so that a vector is compared with a whole block at once. Of very many only
 * the last are remembered, so that time and memory stay bounded.
 */
final class RecentVectors<T> {
    private static final int BLOCK = 256;

    private final int most;
    private final List<float[][]> blocks = new ArrayList<>();
    private final List<T> values = new ArrayList<>();
    private long added;

    /**
     * None yet.
     *
     * @param most that are remembered, a multiple of 256
     */
    RecentVectors(int most) {
        this.most = most;
    }

    /** One of them, and its cosine with the vector that was asked about. */
    record Match<T>(T value, float cosine) {}

    void add(float[] vector, T value) {
        int slot = (int) (added++ % most);
        if (slot == values.size()) {
            values.add(value);
            if (slot % BLOCK == 0) {
                blocks.add(new float[vector.length][BLOCK]);
            }
        } else {
            values.set(slot, value);
        }
        float[][] block = blocks.get(slot / BLOCK);
        for (int d = 0; d < vector.length; d++) {
            block[d][slot % BLOCK] = vector[d];
        }
    }

    /** The nearest if its cosine is at least so much; of equals the one that stands first. Empty if none is. */
    Optional<Match<T>> nearest(float[] vector, double least) {
        int best = -1;
        float cosine = Float.NEGATIVE_INFINITY;
        for (int b = 0; b < blocks.size(); b++) {
            float[] cosines = cosines(blocks.get(b), vector);
            int size = Math.min(BLOCK, values.size() - b * BLOCK);
            for (int i = 0; i < size; i++) {
                if (cosines[i] > cosine) {
                    best = b * BLOCK + i;
                    cosine = cosines[i];
                }
            }
        }
        return cosine >= least ? Optional.of(new Match<>(values.get(best), Math.min(1, cosine))) : Optional.empty();
    }

    private static float[] cosines(float[][] block, float[] vector) {
        var cosines = new float[BLOCK];
        for (int d = 0; d < vector.length; d++) {
            float x = vector[d];
            float[] column = block[d];
            for (int i = 0; i < BLOCK; i++) {
                cosines[i] += x * column[i];
            }
        }
        return cosines;
    }
}
