package dev.parley.arena.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that is away, busy or full from a statement that is wrong. */
final class Outage {
    /**
     * Classes of SQL states: connection, out of resources, operator intervention, system error (PostgreSQL manual,
     * appendix A).
     */
    private static final Set<String> STATES = Set.of("08", "53", "57", "58");

    /** SQLite's BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN (sqlite.org/rescode.html). */
    private static final Set<Integer> CODES = Set.of(5, 6, 7, 8, 9, 10, 13, 14);

    private Outage() {}

    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException problem && isOutage(problem)) {
                return true;
            }
        }
        return false;
    }

    static RuntimeException explain(RuntimeException failure) {
        return caused(failure) ? new StoreUnavailableException("the store does not answer", failure) : failure;
    }

    private static boolean isOutage(SQLException problem) {
        String state = problem.getSQLState();
        return problem instanceof SQLTransientConnectionException
                || (state != null && state.length() == 5 && STATES.contains(state.substring(0, 2)))
                || CODES.contains(problem.getErrorCode() & 0xff);
    }
}
