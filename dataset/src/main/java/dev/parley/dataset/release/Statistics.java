package dev.parley.dataset.release;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.core.moderation.Moderation;
import dev.parley.dataset.release.ReleasedConversation.ReleasedVote;
import dev.parley.text.MessageAnnotation;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of released conversations. Whole numbers only, so that shards can be counted apart and merged in any order.
 * Its size is bounded by the numbers of models, languages, days and lengths, never by the number of conversations;
 * users are therefore not counted here but by {@link Users}.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public final class Statistics implements Serializable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private long conversations;
    private long redactedConversations;
    private long moderatedConversations;
    private long flaggedConversations;
    private final Lengths turns = new Lengths();
    private final Lengths promptTokens = new Lengths();
    private final Lengths responseTokens = new Lengths();
    private final TreeMap<String, Long> messagesByRole = new TreeMap<>();
    private final TreeMap<String, Long> conversationsByModel = new TreeMap<>();
    private final TreeMap<String, Long> conversationsByDay = new TreeMap<>();
    private final TreeMap<String, Long> redactionsByKind = new TreeMap<>();
    private final TreeMap<String, Long> votesByKind = new TreeMap<>();
    private final TreeMap<String, Long> flaggedByCategory = new TreeMap<>();
    private final TreeMap<String, Long> flaggedMessagesByRole = new TreeMap<>();
    private final TreeMap<String, LanguageStatistics> languages = new TreeMap<>();

    public void add(ReleasedConversation released) {
        conversations++;
        redactedConversations += released.redacted() ? 1 : 0;
        moderatedConversations += released.moderation().isEmpty() ? 0 : 1;
        flaggedConversations += released.moderation().stream().anyMatch(Moderation::flagged) ? 1 : 0;
        turns.add(released.conversation().turns());
        count(conversationsByModel, released.conversation().model());
        released.conversation().time().ifPresent(time -> count(conversationsByDay, day(time)));
        released.redactions().forEach((kind, count) -> redactionsByKind.merge(kind, (long) count, Long::sum));
        for (ReleasedVote vote : released.votes()) {
            count(votesByKind, vote.kind());
        }
        addMessages(released);
        languages
                .computeIfAbsent(released.annotation().language().code(), code -> new LanguageStatistics())
                .add(released);
        addFlags(released);
    }

    private void addFlags(ReleasedConversation released) {
        released.moderation().stream()
                .flatMap(moderation -> moderation.categories().stream())
                .distinct()
                .forEach(category -> count(flaggedByCategory, category.label()));
        for (int i = 0; i < released.moderation().size(); i++) {
            if (released.moderation().get(i).flagged()) {
                count(flaggedMessagesByRole, released.conversation().messages().get(i).role().label());
            }
        }
    }

    private void addMessages(ReleasedConversation released) {
        List<Message> messages = released.conversation().messages();
        List<MessageAnnotation> annotations = released.annotation().messages();
        for (int i = 0; i < messages.size(); i++) {
            Role role = messages.get(i).role();
            count(messagesByRole, role.label());
            if (role == Role.USER) {
                promptTokens.add(annotations.get(i).tokens());
            } else if (role == Role.ASSISTANT) {
                responseTokens.add(annotations.get(i).tokens());
            }
        }
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }

    /** Adds what others have counted. */
    public void merge(Statistics others) {
        conversations += others.conversations;
        redactedConversations += others.redactedConversations;
        moderatedConversations += others.moderatedConversations;
        flaggedConversations += others.flaggedConversations;
        turns.merge(others.turns);
        promptTokens.merge(others.promptTokens);
        responseTokens.merge(others.responseTokens);
        merge(messagesByRole, others.messagesByRole);
        merge(conversationsByModel, others.conversationsByModel);
        merge(conversationsByDay, others.conversationsByDay);
        merge(redactionsByKind, others.redactionsByKind);
        merge(votesByKind, others.votesByKind);
        merge(flaggedByCategory, others.flaggedByCategory);
        merge(flaggedMessagesByRole, others.flaggedMessagesByRole);
        others.languages.forEach((code, other) ->
                languages.computeIfAbsent(code, unseen -> new LanguageStatistics()).merge(other));
    }

    private static void merge(Map<String, Long> counts, Map<String, Long> others) {
        others.forEach((name, count) -> counts.merge(name, count, Long::sum));
    }

    /** Everything counted, so that an interrupted build need not count a finished shard again. */
    public JsonNode toJson() {
        return JSON.valueToTree(this);
    }

    /** The inverse of {@link #toJson()}. */
    public static Statistics fromJson(JsonNode json) {
        try {
            return JSON.treeToValue(json, Statistics.class);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("no statistics", problem);
        }
    }

    public long conversations() {
        return conversations;
    }

    long redactedConversations() {
        return redactedConversations;
    }

    long moderatedConversations() {
        return moderatedConversations;
    }

    long flaggedConversations() {
        return flaggedConversations;
    }

    Lengths turns() {
        return turns;
    }

    Lengths promptTokens() {
        return promptTokens;
    }

    Lengths responseTokens() {
        return responseTokens;
    }

    SortedMap<String, Long> messagesByRole() {
        return messagesByRole;
    }

    SortedMap<String, Long> conversationsByModel() {
        return conversationsByModel;
    }

    /** Days in UTC, as in {@code 2023-04-24}; conversations without a time are on none. */
    SortedMap<String, Long> conversationsByDay() {
        return conversationsByDay;
    }

    SortedMap<String, Long> redactionsByKind() {
        return redactionsByKind;
    }

    SortedMap<String, Long> votesByKind() {
        return votesByKind;
    }

    /** Conversations with a message to which the category applies, by its name. */
    SortedMap<String, Long> flaggedByCategory() {
        return flaggedByCategory;
    }

    SortedMap<String, Long> flaggedMessagesByRole() {
        return flaggedMessagesByRole;
    }

    /** By ISO code; {@code und} where no language could be told. */
    SortedMap<String, LanguageStatistics> languages() {
        return languages;
    }
}
