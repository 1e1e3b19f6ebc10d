package dev.parley.dataset.release;

import dev.parley.core.Conversation;
import dev.parley.core.moderation.Moderation;
import dev.parley.text.ConversationAnnotation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation as it leaves the house: cut and redacted already, its user a keyed pseudonym.
 *
 * @param annotation of the messages that are left; tokens and characters were counted before redaction, and moderated
 *     was what stood there then
 * @param redacted whether a placeholder stands in it for something personal, put there by this build or by the source
 * @param redactions how many placeholders this build put in for each kind of personal data
 * @param tags what rules said of it without changing it
 */
public record ReleasedConversation(
        Conversation conversation,
        String source,
        ConversationAnnotation annotation,
        boolean redacted,
        Map<String, Integer> redactions,
        List<ReleasedVote> votes,
        List<Tag> tags) {

    public ReleasedConversation {
        redactions = Map.copyOf(redactions);
        votes = List.copyOf(votes);
        tags = List.copyOf(tags);
        int messages = conversation.messages().size();
        if (annotation.messages().size() != messages) {
            throw new IllegalArgumentException("not every message is annotated");
        }
        if (!annotation.moderation().isEmpty() && annotation.moderation().size() != messages) {
            throw new IllegalArgumentException("not every message is moderated");
        }
    }

    /**
     * One for each message, or none if nobody has moderated the conversation: an unmoderated message must not look like
     * a harmless one.
     */
    List<Moderation> moderation() {
        return annotation.moderation();
    }

    /**
     * A judgement that belongs to the conversation.
     *
     * @param kind {@code up}, {@code down}, {@code flag}, {@code win}, {@code loss}, {@code tie} or {@code both-bad}
     * @param opponent the other side's model in a battle; empty for a single conversation
     */
    public record ReleasedVote(String kind, String opponent, Optional<Instant> time) {}

    /**
     * A rule of the recipe fired, and nothing else followed. Where the evidence stands is not released: it may point at
     * personal data that was left in.
     *
     * @param message index of the message, or -1 for the whole conversation
     * @param related id of the conversation that this one repeats; empty if the rule is not about duplicates
     */
    public record Tag(String rule, int message, double score, String related) {}
}
