package dev.parley.dataset.release;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.dataset.release.ReleasedConversation.Tag;
import dev.parley.text.MessageAnnotation;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of the released conversations in one language, the one that the user's messages together are in. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class LanguageStatistics implements Serializable {
    private String name = "";
    private long conversations;
    private long promptsWithCode;
    private final Lengths turns = new Lengths();
    private final Lengths promptTokens = new Lengths();
    private final Lengths responseTokens = new Lengths();
    private final TreeMap<String, Long> conversationsByTag = new TreeMap<>();

    void add(ReleasedConversation released) {
        name = released.annotation().language().name();
        conversations++;
        turns.add(released.conversation().turns());
        released.tags().stream()
                .map(Tag::rule)
                .distinct()
                .forEach(rule -> conversationsByTag.merge(rule, 1L, Long::sum));
        List<Message> messages = released.conversation().messages();
        List<MessageAnnotation> annotations = released.annotation().messages();
        for (int i = 0; i < messages.size(); i++) {
            Role role = messages.get(i).role();
            if (role == Role.USER) {
                promptTokens.add(annotations.get(i).tokens());
                promptsWithCode += annotations.get(i).codeShare() > 0 ? 1 : 0;
            } else if (role == Role.ASSISTANT) {
                responseTokens.add(annotations.get(i).tokens());
            }
        }
    }

    void merge(LanguageStatistics others) {
        name = others.name;
        conversations += others.conversations;
        promptsWithCode += others.promptsWithCode;
        turns.merge(others.turns);
        promptTokens.merge(others.promptTokens);
        responseTokens.merge(others.responseTokens);
        others.conversationsByTag.forEach((tag, count) -> conversationsByTag.merge(tag, count, Long::sum));
    }

    /** The language's English name. */
    String name() {
        return name;
    }

    long conversations() {
        return conversations;
    }

    /** Messages of users that hold a block of code. */
    long promptsWithCode() {
        return promptsWithCode;
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

    /** Conversations of which a rule of the recipe said something, by the rule's name. */
    SortedMap<String, Long> conversationsByTag() {
        return conversationsByTag;
    }
}
