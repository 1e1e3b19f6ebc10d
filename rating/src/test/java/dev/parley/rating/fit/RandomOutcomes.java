package dev.parley.rating.fit;

import dev.parley.rating.vote.Outcomes;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Made-up outcomes of models of which each met each. */
final class RandomOutcomes {
    private RandomOutcomes() {}

    static Outcomes of(int models, int most, RandomGenerator random) {
        List<String> names = IntStream.range(0, models).mapToObj(i -> "m" + i).toList();
        int pairs = models * (models - 1) / 2;
        int[] a = new int[pairs];
        int[] b = new int[pairs];
        double[] counts = new double[4 * pairs];
        int pair = 0;
        for (int i = 0; i < models; i++) {
            for (int j = i + 1; j < models; j++) {
                a[pair] = i;
                b[pair] = j;
                for (int kind = 0; kind < 4; kind++) {
                    counts[4 * pair + kind] = 1 + random.nextInt(most);
                }
                pair++;
            }
        }
        return Outcomes.ofCounts(names, a, b, counts);
    }
}
