package dev.parley.arena.rule;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;

/**
 * Lines in front of models that answer only so many at once. First come, first served; everybody sees the own place.
 */
public final class ModelQueues {
    private final ToIntFunction<String> concurrency;
    private final Map<String, Line> lines = new HashMap<>();

    /** @param concurrency how many a model answers at once */
    public ModelQueues(ToIntFunction<String> concurrency) {
        this.concurrency = concurrency;
    }

    /** Stands in line for a model. The ticket must be closed, whether its turn has come or not. */
    public synchronized Ticket enter(String model) {
        var ticket = new Ticket(model);
        lines.computeIfAbsent(model, unknown -> new Line()).waiting.add(ticket);
        advance(model);
        return ticket;
    }

    private synchronized void leave(Ticket ticket) {
        Line line = lines.get(ticket.model);
        if (line != null && !line.waiting.remove(ticket) && line.served.remove(ticket)) {
            advance(ticket.model);
        }
        if (line != null && line.waiting.isEmpty() && line.served.isEmpty()) {
            lines.remove(ticket.model);
        }
    }

    private synchronized int place(Ticket ticket) {
        Line line = lines.get(ticket.model);
        int place = 1;
        if (line != null && line.waiting.contains(ticket)) {
            for (Ticket before : line.waiting) {
                if (before == ticket) {
                    return place;
                }
                place++;
            }
        }
        return 0;
    }

    private void advance(String model) {
        Line line = lines.getOrDefault(model, new Line());
        while (!line.waiting.isEmpty() && line.served.size() < Math.max(1, concurrency.applyAsInt(model))) {
            Ticket next = line.waiting.removeFirst();
            line.served.add(next);
            next.turn.completeAsync(() -> null, Thread::startVirtualThread);
        }
    }

    private static final class Line {
        private final LinkedHashSet<Ticket> waiting = new LinkedHashSet<>();
        private final LinkedHashSet<Ticket> served = new LinkedHashSet<>();
    }

    /** A place in a line. */
    public final class Ticket implements AutoCloseable {
        private final String model;
        private final CompletableFuture<Void> turn = new CompletableFuture<>();

        private Ticket(String model) {
            this.model = model;
        }

        /** 1 for whoever is next; 0 once it is one's turn. */
        public int place() {
            return ModelQueues.this.place(this);
        }

        /** Done when it is one's turn. */
        public CompletableFuture<Void> turn() {
            return turn.copy();
        }

        /** Makes room for the next one. */
        @Override
        public void close() {
            leave(this);
        }
    }
}
