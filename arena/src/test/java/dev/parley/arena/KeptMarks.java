package dev.parley.arena;

import dev.parley.arena.moderation.MarkSink;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Subject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Marks for a test to look at. */
public final class KeptMarks implements MarkSink {
    private final BlockingQueue<Kept> kept = new LinkedBlockingQueue<>();

    /** A mark as it was put down. */
    public record Kept(Subject subject, Mark mark, String text) {}

    @Override
    public void put(Subject subject, Mark mark, String text) {
        kept.add(new Kept(subject, mark, text));
    }

    /** Waits for the next mark, and takes it. */
    public Kept next() throws InterruptedException {
        return kept.take();
    }

    /** How many marks nobody has taken. */
    public int size() {
        return kept.size();
    }
}
