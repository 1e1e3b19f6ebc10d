package dev.parley.model.endpoint;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call that is late. A deadline moves with each piece of an answer, thousands of times a second; so moving it
 * only writes a field, and the timer looks at that field when it fires.
 */
final class Watchdog {
    private final Runnable whenLate;
    private final long end;
    private @Nullable Future<?> timer;
    private long fires;
    private long due;
    private boolean stopped;
    private boolean late;

    Watchdog(Duration whole, Runnable whenLate) {
        this.whenLate = whenLate;
        this.end = System.nanoTime() + whole.toNanos();
        this.due = end;
        this.fires = end;
    }

    /** From now on the next sign of life is due within this time, though never after the end of all. */
    synchronized void expectWithin(Duration time) {
        long now = System.nanoTime();
        due = now + Math.min(time.toNanos(), end - now);
        if (!stopped && (timer == null || due - fires < 0)) {
            stopTimer();
            startTimer(now);
        }
    }

    synchronized boolean isLate() {
        return late;
    }

    synchronized void stop() {
        stopped = true;
        stopTimer();
    }

    private void startTimer(long now) {
        fires = due;
        timer = ForkJoinPool.commonPool().schedule(this::look, due - now, TimeUnit.NANOSECONDS);
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void look() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            long now = System.nanoTime();
            if (due - now > 0) {
                startTimer(now);
                return;
            }
            late = true;
        }
        whenLate.run();
    }
}
