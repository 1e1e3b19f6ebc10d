package dev.parley.arena.store;

import dev.parley.arena.store.RefusedException.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads chats with their sides. */
final class ChatRows {
    private static final String COLUMNS = """
            SELECT chats.id, chats.user_id, chats.mode, chats.head, chats.revealed, chats.created, sides.conversation,
                sides.model
            FROM chats JOIN sides ON sides.chat_id = chats.id
            """;

    private ChatRows() {}

    static Optional<Chat> find(Handle handle, String chat) {
        return list(handle.createQuery(COLUMNS + "WHERE chats.id = :chat ORDER BY sides.side")
                        .bind("chat", chat))
                .stream()
                .findFirst();
    }

    /** A chat that must be this user's. */
    static Chat own(Handle handle, String user, String chat) {
        return find(handle, chat)
                .filter(found -> found.user().equals(user))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND));
    }

    static List<Chat> of(Handle handle, String user) {
        return list(handle.createQuery(
                        COLUMNS + "WHERE chats.user_id = :user ORDER BY chats.created DESC, chats.id, sides.side")
                .bind("user", user));
    }

    private static List<Chat> list(Query query) {
        Map<String, Chat> chats = new LinkedHashMap<>();
        query.map((row, context) -> chat(row)).forEach(one -> chats.merge(one.id(), one, ChatRows::join));
        return List.copyOf(chats.values());
    }

    private static Chat join(Chat chat, Chat other) {
        var sides = new ArrayList<>(chat.sides());
        sides.addAll(other.sides());
        return new Chat(chat.id(), chat.user(), chat.mode(), sides, chat.head(), chat.revealed(), chat.created());
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(
                row.getString("id"),
                row.getString("user_id"),
                Mode.valueOf(row.getString("mode")),
                List.of(new Side(row.getString("conversation"), row.getString("model"))),
                Optional.ofNullable(row.getString("head")),
                row.getBoolean("revealed"),
                Times.of(row, "created"));
    }
}
