package dev.parley.dataset.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import scala.Tuple2;

/**
 * Puts conversations together from what was logged about them, which comes sorted by sort key; only what has the same
 * key is in memory at a time. Conversations come in the order of their sort keys, then of their ids.
 */
final class Assemblies implements Iterator<Assembly> {
    private final Iterator<Tuple2<Long, byte[]>> logged;
    private Optional<Tuple2<Long, byte[]>> ahead = Optional.empty();
    private final Queue<Assembly> ready = new ArrayDeque<>();

    Assemblies(Iterator<Tuple2<Long, byte[]>> logged) {
        this.logged = logged;
        advance();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && ahead.isPresent()) {
            ready.addAll(assemble(sameKey()));
        }
        return !ready.isEmpty();
    }

    @Override
    public Assembly next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private List<Logged> sameKey() {
        long key = ahead.orElseThrow()._1();
        var same = new ArrayList<Logged>();
        while (ahead.isPresent() && ahead.get()._1() == key) {
            same.add(Logged.decode(ahead.get()._2()));
            advance();
        }
        return same;
    }

    private void advance() {
        ahead = logged.hasNext() ? Optional.of(logged.next()) : Optional.empty();
    }

    private static List<Assembly> assemble(List<Logged> sameKey) {
        Map<String, List<Logged>> byId = new TreeMap<>();
        sameKey.forEach(logged ->
                byId.computeIfAbsent(logged.conversation(), id -> new ArrayList<>()).add(logged));
        return byId.values().stream()
                .flatMap(logged -> Assembly.of(logged).stream())
                .sorted(Comparator.comparing(assembly -> assembly.conversation().id()))
                .toList();
    }
}
