package dev.parley.arena.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.parley.core.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database: many readers, one writer, an up-to-date schema. */
final class Database implements AutoCloseable {
    private static final int READERS = 8;

    private final HikariDataSource readers;
    private final HikariDataSource writing;
    private final Jdbi reading;
    private final Writer writer;
    private final Endings endings;
    private final Optional<Checkpoints> checkpoints;
    private final Duration patience;
    private final AtomicLong deletions = new AtomicLong();

    private Database(
            HikariDataSource readers, HikariDataSource writing, Optional<Checkpoints> checkpoints, Duration patience) {
        this.readers = readers;
        this.writing = writing;
        this.reading = Jdbi.create(readers).registerArgument(new StorableText());
        this.patience = patience;
        Jdbi written = Jdbi.create(writing).registerArgument(new StorableText());
        written.setStatementBuilderFactory(connection -> new WriterStatements());
        this.writer = new Writer(written, patience);
        this.endings = new Endings(writer);
        this.checkpoints = checkpoints;
    }

    static Database open(StoreSettings settings) {
        boolean isPostgres = settings.location().startsWith("jdbc:postgresql:");
        HikariDataSource readers = pool(settings, isPostgres, false);
        try {
            migrate(readers, isPostgres);
            HikariDataSource writing = pool(settings, isPostgres, true);
            Optional<Checkpoints> checkpoints = isPostgres ? Optional.empty() : Optional.of(checkpoints(settings));
            return new Database(readers, writing, checkpoints, settings.patience());
        } catch (FlywayException failed) {
            readers.close();
            throw new InputException("the schema of the store cannot be brought up to date: " + failed.getMessage(), failed);
        }
    }

    private static HikariDataSource pool(StoreSettings settings, boolean isPostgres, boolean writes) {
        var config = new HikariConfig();
        config.setPoolName(writes ? "store-writer" : "store-readers");
        config.setMaximumPoolSize(writes ? 1 : READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Math.max(250, settings.patience().toMillis()));
        config.setDataSourceProperties(
                isPostgres ? postgres(settings.patience()) : sqlite(settings.patience(), writes));
        config.setJdbcUrl(isPostgres ? settings.location() : file(settings));
        if (writes && !isPostgres) {
            // See Checkpoints.
            config.setConnectionInitSql("PRAGMA wal_autocheckpoint = 0");
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failed) {
            throw new InputException("the store cannot be opened: " + failed.getMessage(), failed);
        }
    }

    private static String file(StoreSettings settings) {
        return "jdbc:sqlite:" + Path.of(settings.location());
    }

    private static Checkpoints checkpoints(StoreSettings settings) {
        return new Checkpoints(Jdbi.create(file(settings), sqlite(Duration.ZERO, true)));
    }

    /** Full synchronisation, so that what is committed outlives a loss of power (sqlite.org/pragma.html#pragma_synchronous). */
    private static Properties sqlite(Duration patience, boolean writes) {
        var properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("foreign_keys", "true");
        properties.setProperty("busy_timeout", Long.toString(patience.toMillis()));
        properties.setProperty("transaction_mode", writes ? "IMMEDIATE" : "DEFERRED");
        return properties;
    }

    private static Properties postgres(Duration patience) {
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        var properties = new Properties();
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "parley");
        return properties;
    }

    private static void migrate(HikariDataSource source, boolean isPostgres) {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(source)
                .locations("classpath:dev/parley/arena/store/migration")
                .placeholders(Map.of(
                        "sequence",
                        isPostgres
                                ? "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
                                : "INTEGER PRIMARY KEY AUTOINCREMENT"))
                .load()
                .migrate();
    }

    /**
     * Reads; again where the connection was lost, as one from the pool may have been before it was lent.
     *
     * @throws StoreUnavailableException if the database does not answer in time
     */
    <T> T read(HandleCallback<T, RuntimeException> query) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return reading.withHandle(query);
            } catch (JdbiException failed) {
                if (!Outage.caused(failed) || System.nanoTime() >= deadline) {
                    throw Outage.explain(failed);
                }
            }
        }
    }

    Writer writer() {
        return writer;
    }

    Endings endings() {
        return endings;
    }

    /** Deletes what votes may hang on. Returns what the deletion does. */
    int delete(Writer.Write<Integer> deletion) {
        try {
            return writer.write(deletion);
        } finally {
            deletions.incrementAndGet();
        }
    }

    /** Another number whenever votes may have gone. */
    long deletions() {
        return deletions.get();
    }

    @Override
    public void close() {
        checkpoints.ifPresent(Checkpoints::close);
        writer.close();
        endings.close();
        writing.close();
        readers.close();
    }
}
