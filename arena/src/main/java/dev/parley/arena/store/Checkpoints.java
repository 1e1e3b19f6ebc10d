package dev.parley.arena.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings what SQLite's write-ahead log holds into the database, beside the writer: if writes did it, as SQLite's own
 * checkpoints do, each 1,000 pages of the log would hold some of them up (sqlite.org/wal.html, section 2.1).
 */
final class Checkpoints implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** 64 MB. Writers wait while the log is begun anew, for some milliseconds, so that is not to happen often. */
    private static final int LONG_LOG_PAGES = 16_384;

    private final Jdbi jdbi;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-checkpoints").daemon().factory());

    /** @param jdbi gives connections that do not wait for others, as nobody may wait for readers */
    Checkpoints(Jdbi jdbi) {
        this.jdbi = jdbi;
        Future<?> unused = timer.scheduleWithFixedDelay(
                this::run, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Most of the work goes on beside writes; only the little that they add meanwhile is done while they wait. Where a
     * reader or a writer is in the way the log grows until the next time.
     */
    private void run() {
        try {
            jdbi.useHandle(handle -> {
                int pages = handle.createQuery("PRAGMA wal_checkpoint(PASSIVE)")
                        .map((result, context) -> result.getInt("log"))
                        .one();
                if (pages > LONG_LOG_PAGES) {
                    handle.execute("PRAGMA wal_checkpoint(RESTART)");
                }
            });
        } catch (JdbiException away) {
            // Whoever writes will notice.
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
