package dev.parley.arena.moderation;

import dev.parley.moderation.Unmoderated;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Messages that are judged when there is time. What is too much, or left when the arena ends, is marked as unmoderated.
 */
final class Backlog implements AutoCloseable {
    private static final int MOST = 10_000;

    /** Long messages fill it earlier. */
    private static final long MOST_CHARACTERS = 64 << 20;

    /** Encoders take many messages in little more time than one. */
    private static final int AT_ONCE = 32;

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final LiveModerator moderator;
    private final Deque<Said> waiting = new ArrayDeque<>();
    private final Thread worker;
    private long characters;
    private boolean closed;

    Backlog(LiveModerator moderator) {
        this.moderator = moderator;
        this.worker = Thread.ofPlatform().name("moderation").daemon().unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    /** Whether nothing is being looked at any more. */
    boolean isOver() {
        return !worker.isAlive();
    }

    synchronized int size() {
        return waiting.size();
    }

    void add(Said said) {
        if (!enqueue(said)) {
            skip(said, "more messages came than the moderator could look at");
        }
    }

    private synchronized boolean enqueue(Said said) {
        if (closed || waiting.size() >= MOST || characters > MOST_CHARACTERS) {
            return false;
        }
        waiting.add(said);
        characters += said.message().content().length();
        notifyAll();
        return true;
    }

    private void skip(Said said, String reason) {
        moderator.put(said, moderator.judge(new Unmoderated(moderator.id(), reason)));
    }

    private void work() {
        for (List<Said> some = take(); !some.isEmpty(); some = take()) {
            moderator.moderate(some);
        }
    }

    /** Waits for messages; none when there will be no more. */
    private synchronized List<Said> take() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        var taken = new ArrayList<Said>(AT_ONCE);
        while (!waiting.isEmpty() && taken.size() < AT_ONCE) {
            Said said = waiting.removeFirst();
            characters -= said.message().content().length();
            taken.add(said);
        }
        return taken;
    }

    private synchronized List<Said> end() {
        var left = List.copyOf(waiting);
        waiting.clear();
        return left;
    }

    /** Judges what is left for a little while. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            worker.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end().forEach(said -> skip(said, "the arena ended before the moderator came to it"));
    }
}
