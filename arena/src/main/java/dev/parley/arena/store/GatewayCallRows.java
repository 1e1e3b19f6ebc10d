package dev.parley.arena.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads calls of the gateway. */
final class GatewayCallRows {
    private GatewayCallRows() {}

    static Optional<GatewayCall> find(Handle handle, String call) {
        return handle.createQuery("SELECT * FROM gateway_calls WHERE id = :call")
                .bind("call", call)
                .map((row, context) -> call(row))
                .findOne();
    }

    private static GatewayCall call(ResultSet row) throws SQLException {
        return new GatewayCall(
                row.getString("id"),
                row.getString("api_key"),
                row.getString("endpoint"),
                row.getString("model"),
                row.getString("request"),
                row.getString("answer"),
                Answer.Status.valueOf(row.getString("status")),
                Turns.usage(row),
                row.getLong("cost"),
                Times.of(row, "started"),
                Times.maybe(row, "finished"));
    }
}
