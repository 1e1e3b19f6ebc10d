package dev.parley.dataset.topic;

import dev.parley.text.encoder.SentenceVectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How alike two kinds of vectors of the same texts are: who is near to whom. */
public final class NeighbourOverlap {
    /** Neighbours of each text that are compared. */
    public static final int NEIGHBOURS = 10;

    private NeighbourOverlap() {}

    /** The share of each text's ten nearest neighbours, by cosine, that both kinds name; the mean over all texts, 0 to 1. */
    public static double of(float[][] one, float[][] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(text -> common(neighbours(one, text), neighbours(other, text)))
                .average()
                .orElse(1);
    }

    private static double common(Set<Integer> neighbours, Set<Integer> others) {
        return (double) neighbours.stream().filter(others::contains).count() / Math.max(1, neighbours.size());
    }

    private static Set<Integer> neighbours(float[][] vectors, int text) {
        double[] cosines = Arrays.stream(vectors)
                .mapToDouble(vector -> SentenceVectors.cosine(vectors[text], vector))
                .toArray();
        return IntStream.range(0, vectors.length)
                .filter(other -> other != text)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> -cosines[other]).thenComparing(other -> other))
                .limit(NEIGHBOURS)
                .collect(Collectors.toUnmodifiableSet());
    }
}
