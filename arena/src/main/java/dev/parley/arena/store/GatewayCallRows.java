package dev.parley.arena.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads calls of the gateway. */
final class GatewayCallRows {
    private GatewayCallRows() {}

    static GatewayCall call(ResultSet row) throws SQLException {
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
