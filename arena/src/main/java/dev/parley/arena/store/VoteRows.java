package dev.parley.arena.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads votes with the models they judge and the marks on them. */
final class VoteRows {
    private static final String COLUMNS = """
            SELECT votes.sequence, votes.id, votes.chat_id, votes.turn_id, chats.user_id, votes.address, votes.choice,
                a.model AS model_a, b.model AS model_b, votes.anonymous, votes.time, vote_marks.rule, vote_marks.detail
            FROM votes JOIN chats ON chats.id = votes.chat_id
                JOIN answers a ON a.turn_id = votes.turn_id AND a.side = 0
                LEFT JOIN answers b ON b.turn_id = votes.turn_id AND b.side = 1
                LEFT JOIN vote_marks ON vote_marks.vote_id = votes.id
            """;

    private VoteRows() {}

    static Optional<CastVote> find(Handle handle, String vote) {
        return list(handle.createQuery(COLUMNS + "WHERE votes.id = :vote ORDER BY vote_marks.rule, vote_marks.detail")
                        .bind("vote", vote))
                .stream()
                .findFirst();
    }

    static List<CastVote> in(Handle handle, String chat) {
        return list(handle.createQuery(COLUMNS
                        + "WHERE votes.chat_id = :chat ORDER BY votes.sequence, vote_marks.rule, vote_marks.detail")
                .bind("chat", chat));
    }

    static List<CastVote> after(Handle handle, long sequence, int limit) {
        return list(handle.createQuery(COLUMNS + """
                        WHERE votes.sequence IN
                            (SELECT sequence FROM votes WHERE sequence > :sequence ORDER BY sequence LIMIT :limit)
                        ORDER BY votes.sequence, vote_marks.rule, vote_marks.detail""")
                .bind("sequence", sequence)
                .bind("limit", limit));
    }

    private static List<CastVote> list(Query query) {
        Map<String, CastVote> votes = new LinkedHashMap<>();
        query.map((row, context) -> vote(row)).forEach(one -> votes.merge(one.id(), one, VoteRows::join));
        return List.copyOf(votes.values());
    }

    private static CastVote join(CastVote vote, CastVote other) {
        var marks = new ArrayList<>(vote.marks());
        marks.addAll(other.marks());
        return vote.withMarks(marks);
    }

    private static CastVote vote(ResultSet row) throws SQLException {
        String modelA = row.getString("model_a");
        String modelB = row.getString("model_b");
        String rule = row.getString("rule");
        return new CastVote(
                row.getLong("sequence"),
                row.getString("id"),
                row.getString("chat_id"),
                row.getString("turn_id"),
                row.getString("user_id"),
                row.getString("address"),
                Choice.valueOf(row.getString("choice")),
                modelB == null ? List.of(modelA) : List.of(modelA, modelB),
                row.getBoolean("anonymous"),
                rule == null ? List.of() : List.of(new VoteMark(rule, row.getString("detail"))),
                Times.of(row, "time"));
    }
}
