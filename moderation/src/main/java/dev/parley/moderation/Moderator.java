package dev.parley.moderation;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import java.util.List;
import java.util.Set;

/** Scores messages. Safe to be used by many threads at once. */
public interface Moderator extends AutoCloseable {
    /** Who it is, for the record beside each score. */
    ModeratorId id();

    /** The categories it looks for; the others have no score. */
    Set<Category> categories();

    /** The thresholds that it was tuned with. */
    Policy policy();

    /**
     * Scores each message by itself.
     *
     * @return one outcome for each message, in order
     */
    List<Outcome> moderate(List<Message> messages);

    default Outcome moderate(Message message) {
        return moderate(List.of(message)).getFirst();
    }

    /**
     * Scores a conversation as a whole: as harmful as its worst message in each category, unless a moderator knows better.
     * A conversation with an unmoderated message is unmoderated.
     */
    default Outcome moderate(Conversation conversation) {
        return Assessment.worst(id(), moderate(conversation.messages()));
    }

    /** Scores a message and tells why, however long that takes: evidence comes with the assessment where there is any. */
    default Outcome explain(Message message) {
        return moderate(message);
    }

    @Override
    default void close() {}
}
