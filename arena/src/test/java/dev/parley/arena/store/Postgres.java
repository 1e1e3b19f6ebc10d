package dev.parley.arena.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL for the tests of this run. */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private Postgres() {}

    private static Optional<EmbeddedPostgres> start() {
        try {
            return Optional.of(EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IOException | RuntimeException failed) {
            System.err.println("PostgreSQL cannot be started: " + failed);
            return Optional.empty();
        }
    }

    /** An empty database; skips the test where no PostgreSQL can be had. */
    public static Database database() {
        Assumptions.assumeTrue(SERVER.isPresent(), "PostgreSQL cannot be started on this machine");
        String name = "arena" + DATABASES.incrementAndGet();
        try (Connection connection = SERVER.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Database(name, SERVER.orElseThrow().getPort());
    }

    /** A database of the server. */
    public record Database(String name, int port) {
        /** Where it is found through this port. */
        public String url(int through) {
            return "jdbc:postgresql://localhost:" + through + "/" + name + "?user=postgres";
        }
    }
}
