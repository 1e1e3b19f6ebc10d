package dev.parley.arena.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The pieces of one answer: written by one thread, read by many, never changed once written. */
final class PieceLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<String> pieces = new ArrayList<>();
    private long characters;
    private Optional<Outcome> outcome = Optional.empty();

    void append(String json) {
        lock.lock();
        try {
            pieces.add(json);
            characters += json.length();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end(Outcome how) {
        lock.lock();
        try {
            outcome = Optional.of(how);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What stands at this place, from 0 on, as soon as anything does. */
    Step at(int place, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (place >= pieces.size()) {
                if (outcome.isPresent()) {
                    return new Step.End(outcome.get());
                }
                if (left <= 0) {
                    return new Step.Silence();
                }
                left = grown.awaitNanos(left);
            }
            return new Step.Piece(place + 1L, pieces.get(place));
        } finally {
            lock.unlock();
        }
    }

    Optional<Outcome> outcome() {
        lock.lock();
        try {
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    long characters() {
        lock.lock();
        try {
            return characters;
        } finally {
            lock.unlock();
        }
    }
}
