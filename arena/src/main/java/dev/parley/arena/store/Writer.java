package dev.parley.arena.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever waits when it is ready for more goes into one transaction, so that many writes
 * share one flush of the disk (group commit). A write that is refused is taken out alone. A write may run again after a
 * loss of the connection, so each must do nothing the second time.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /** Long batches keep the first one waiting; this many votes took about 70 ms (bench, DurableVotes). */
    private static final int LONGEST_BATCH = 256;

    private static final int MOST_WAITING = 10_000;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final Jdbi jdbi;
    private final long patienceNanos;
    private final BlockingQueue<Pending<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    /** Kept as long as it works. */
    private Optional<Handle> connection = Optional.empty();

    private volatile boolean closed;

    Writer(Jdbi jdbi, Duration patience) {
        this.jdbi = jdbi;
        this.patienceNanos = patience.toNanos();
        this.thread = Thread.ofVirtual().name("store-writer").start(this::run);
    }

    /**
     * Writes and waits until it is durable.
     *
     * @throws RefusedException if the write refuses
     * @throws StoreUnavailableException if the database is away for too long
     */
    <T> T write(Write<T> write) {
        try {
            return enqueue(write).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Writes before whatever is given to the writer later, without waiting; a failure is logged. */
    <T> void submit(Write<T> write) {
        var unused = enqueue(write).exceptionally(failed -> {
            LOG.error("something was not written that nobody waited for", failed);
            throw new CompletionException(failed);
        });
    }

    private <T> CompletableFuture<T> enqueue(Write<T> write) {
        var pending = new Pending<>(write, System.nanoTime() + patienceNanos);
        if (closed) {
            pending.fail(closed());
        } else if (!waiting.offer(pending)) {
            pending.fail(new StoreUnavailableException("more writes wait than can be kept"));
        } else if (closed && waiting.remove(pending)) {
            pending.fail(closed());
        }
        return pending.future;
    }

    private void run() {
        List<Pending<?>> batch = new ArrayList<>();
        while (!(closed && waiting.isEmpty() && batch.isEmpty())) {
            if (batch.isEmpty()) {
                batch.add(next());
            }
            waiting.drainTo(batch, LONGEST_BATCH - batch.size());
            commit(batch);
        }
        disconnect();
    }

    private Pending<?> next() {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** Empties the batch, but for what is to be tried again. */
    private void commit(List<Pending<?>> batch) {
        try {
            write(batch);
            batch.forEach(Pending::settle);
            batch.clear();
        } catch (RuntimeException failed) {
            disconnect();
            boolean mayPass = Outage.caused(failed) && !closed;
            batch.removeIf(pending -> pending.giveUp(failed, mayPass));
            if (!batch.isEmpty()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Most batches refuse nothing; only those that do pay for savepoints. */
    private void write(List<Pending<?>> batch) {
        Handle handle = connection();
        try {
            handle.useTransaction(same -> batch.forEach(pending -> pending.attempt(handle)));
        } catch (RuntimeException failed) {
            if (Outage.caused(failed)) {
                throw failed;
            }
            handle.useTransaction(same -> batch.forEach(pending -> pending.attemptAlone(handle)));
        }
    }

    private Handle connection() {
        Handle open = connection.orElseGet(jdbi::open);
        connection = Optional.of(open);
        return open;
    }

    private void disconnect() {
        try {
            connection.ifPresent(Handle::close);
        } catch (RuntimeException lost) {
            // It is closed because it was lost.
        }
        connection = Optional.empty();
    }

    /** Finishes what waits. */
    @Override
    public void close() {
        closed = true;
        boolean unused = waiting.offer(new Pending<>(handle -> "to wake the thread", Long.MAX_VALUE));
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static StoreUnavailableException closed() {
        return new StoreUnavailableException("the store is closed");
    }

    /** Something to write in a transaction. */
    @FunctionalInterface
    interface Write<T> {
        T run(Handle handle);
    }

    private static final class Pending<T> {
        private static final String SAVEPOINT = "before";

        private final Write<T> write;
        private final long deadline;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private Runnable outcome = () -> {};

        Pending(Write<T> write, long deadline) {
            this.write = write;
            this.deadline = deadline;
        }

        /** Writes, and keeps the outcome to itself until all is durable. */
        void attempt(Handle handle) {
            T result = write.run(handle);
            outcome = () -> future.complete(result);
        }

        /** The same, but a write that is refused leaves the others as they are. */
        void attemptAlone(Handle handle) {
            handle.savepoint(SAVEPOINT);
            try {
                attempt(handle);
                handle.releaseSavepoint(SAVEPOINT);
            } catch (RuntimeException failed) {
                if (Outage.caused(failed)) {
                    throw failed;
                }
                handle.rollbackToSavepoint(SAVEPOINT);
                outcome = () -> future.completeExceptionally(failed);
            }
        }

        void settle() {
            outcome.run();
        }

        /** Fails unless it may be tried again and there is time left. */
        boolean giveUp(RuntimeException failure, boolean mayPass) {
            if (mayPass && System.nanoTime() < deadline) {
                return false;
            }
            return fail(Outage.explain(failure));
        }

        boolean fail(RuntimeException failure) {
            return future.completeExceptionally(failure) || future.isDone();
        }
    }
}
