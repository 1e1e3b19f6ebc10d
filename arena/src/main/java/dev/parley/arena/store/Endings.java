package dev.parley.arena.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that end what runs. One that the database did not take in time is written as soon as it is back, so that nothing
 * runs for ever. There are no more of them than ran when the database went, as nothing begins while it is away.
 */
final class Endings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Writer writer;
    private final Map<String, Writer.Write<?>> late = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-endings").daemon().factory());

    Endings(Writer writer) {
        this.writer = writer;
        Future<?> unused = timer.scheduleWithFixedDelay(
                this::writeLate, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Writes an ending; later, if not now.
     *
     * @param id what ends
     * @throws StoreUnavailableException if it is to be later
     */
    <T> T write(String id, Writer.Write<T> ending) {
        try {
            return writer.write(ending);
        } catch (StoreUnavailableException away) {
            late.put(id, ending);
            throw away;
        }
    }

    private void writeLate() {
        try {
            late.forEach(this::writeLate);
        } catch (StoreUnavailableException away) {
            // The next time comes soon.
        }
    }

    private void writeLate(String id, Writer.Write<?> ending) {
        try {
            writer.write(ending);
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.error("the end of {} cannot be written", id, failed);
        }
        late.remove(id, ending);
    }

    @Override
    public void close() {
        timer.close();
    }
}
