package dev.parley.arena;

import dev.parley.arena.store.Retention;
import dev.parley.arena.store.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what is older than an operator wants it kept, at the start and then once an hour. */
final class Pruning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

    private final Retention retention;
    private final InstantSource clock;
    private final Duration kept;
    private final ScheduledThreadPoolExecutor schedule =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("pruning").factory());

    Pruning(Retention retention, InstantSource clock, Duration kept) {
        this.retention = retention;
        this.clock = clock;
        this.kept = kept;
    }

    void start() {
        var unused = schedule.scheduleWithFixedDelay(this::prune, 0, 1, TimeUnit.HOURS);
    }

    void prune() {
        try {
            int forgotten = retention.deleteBefore(clock.instant().minus(kept));
            LOG.info("{} chats and calls older than {} were forgotten", forgotten, kept);
        } catch (StoreUnavailableException away) {
            LOG.warn("what is old was not forgotten, as the store is away; in an hour it is tried again", away);
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
