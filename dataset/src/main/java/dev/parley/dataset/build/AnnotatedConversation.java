package dev.parley.dataset.build;

import dev.parley.core.Conversation;
import dev.parley.text.ConversationAnnotation;
import java.util.List;

/**
 * One row of the annotated table: the last state of a conversation, what is known of it, and its votes. The user is a
 * keyed pseudonym already.
 *
 * @param source name of the format it was read from
 */
public record AnnotatedConversation(
        Conversation conversation, String source, ConversationAnnotation annotation, List<JoinedVote> votes) {
    public AnnotatedConversation {
        votes = List.copyOf(votes);
    }

    public long sortKey() {
        return SortKey.of(conversation.id());
    }
}
