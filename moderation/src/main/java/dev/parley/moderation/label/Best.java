package dev.parley.moderation.label;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values of the highest ranks, so many at most; each key once, and of equal ranks those with the greater keys. */
final class Best<T> {
    private final int limit;
    private final TreeSet<Ranked<T>> values = new TreeSet<>(
            Comparator.<Ranked<T>>comparingDouble(Ranked::rank).thenComparing(Ranked::key));

    record Ranked<T>(double rank, String key, T value) {}

    Best(int limit) {
        this.limit = limit;
    }

    void offer(double rank, String key, T value) {
        values.add(new Ranked<>(rank, key, value));
        if (values.size() > limit) {
            values.pollFirst();
        }
    }

    int size() {
        return values.size();
    }

    Stream<Ranked<T>> stream() {
        return values.stream();
    }
}
