package dev.parley.arena.rule;

import java.util.Map;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** Draws in proportion to weights. */
final class Draw {
    private Draw() {}

    /** @param weights at least one, none negative, not all 0 */
    static <T> T from(SortedMap<T, Double> weights, RandomGenerator random) {
        double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double left = random.nextDouble() * total;
        T last = weights.firstKey();
        for (Map.Entry<T, Double> choice : weights.entrySet()) {
            if (choice.getValue() > 0) {
                last = choice.getKey();
                left -= choice.getValue();
                if (left < 0) {
                    return last;
                }
            }
        }
        // Rounding has left a crumb behind the last one.
        return last;
    }
}
