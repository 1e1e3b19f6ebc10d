package dev.parley.model.guard;

import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests one server is sent at once: as many as it takes. Begins at {@value #START}. While the server has
 * never complained (slow start) each accepted request makes room for two more, up to twice as many as are under way, so
 * that thousands can begin though their answers go on for minutes; later the limit grows by one with each round. It
 * shrinks to four fifths of the requests under way when the server says that there are too many. One decrease answers
 * all complaints about requests sent before it. After TCP's congestion control (RFC 5681) and Inspect's adaptive
 * connections (inspect_ai, design/adaptive-concurrency.md).
 */
public final class AdaptiveLimit {
    private static final int START = 20;
    private static final int MOST = 1 << 16;
    private static final double DECREASE = 0.8;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition freed = lock.newCondition();
    private int limit = START;
    private int running;
    private int acceptedThisRound;
    private int decreases;

    /**
     * Waits for a place.
     *
     * @throws ModelException {@link Kind#RATE_LIMITED} if there is none in time, {@link Kind#CANCELLED} if interrupted
     */
    public Place enter(Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (running >= limit) {
                if (left <= 0) {
                    throw new ModelException(
                            Kind.RATE_LIMITED,
                            "too many requests wait for the server",
                            Optional.of(Duration.ofSeconds(1)),
                            Optional.empty());
                }
                left = freed.awaitNanos(left);
            }
            running++;
            return new Place(decreases);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Kind.CANCELLED, "the caller gave up while waiting for the server", e);
        } finally {
            lock.unlock();
        }
    }

    private void grow(int places) {
        limit = Math.min(MOST, limit + places);
        for (int i = 0; i < places; i++) {
            freed.signal();
        }
    }

    /** How many may run at once now. */
    public int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    /** One request's place; given back once. */
    public final class Place implements AutoCloseable {
        private final int decreasesBefore;
        private boolean left;

        private Place(int decreasesBefore) {
            this.decreasesBefore = decreasesBefore;
        }

        /** The server took the request. */
        public void accepted() {
            lock.lock();
            try {
                if (running < limit / 2) {
                    return;
                }
                if (decreases == 0) {
                    grow(2);
                } else if (++acceptedThisRound >= limit) {
                    acceptedThisRound = 0;
                    grow(1);
                }
            } finally {
                lock.unlock();
            }
        }

        /** The server said that it gets too many requests. */
        public void refused() {
            lock.lock();
            try {
                if (decreases == decreasesBefore) {
                    decreases++;
                    acceptedThisRound = 0;
                    limit = Math.max(1, (int) (Math.min(limit, running) * DECREASE));
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!left) {
                    left = true;
                    running--;
                    freed.signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
