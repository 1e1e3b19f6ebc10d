package dev.parley.dataset.release;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.dataset.release.ReleasedConversation.Tag;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.quality.Readability;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of the released conversations in one language, the one that the user's messages together are in. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class LanguageStatistics implements Serializable {
    private String name = "";
    private long conversations;
    private long promptsWithCode;
    private long promptSentences;
    private long promptWords;
    private long promptAlphabeticWords;
    private long promptLongWords;
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
                read(messages.get(i).content());
            } else if (role == Role.ASSISTANT) {
                responseTokens.add(annotations.get(i).tokens());
            }
        }
    }

    private void read(String prompt) {
        Readability readability = Readability.of(prompt);
        promptSentences += readability.sentences();
        promptWords += readability.words();
        promptAlphabeticWords += readability.alphabetic();
        promptLongWords += readability.longWords();
    }

    void merge(LanguageStatistics others) {
        name = others.name;
        conversations += others.conversations;
        promptsWithCode += others.promptsWithCode;
        promptSentences += others.promptSentences;
        promptWords += others.promptWords;
        promptAlphabeticWords += others.promptAlphabeticWords;
        promptLongWords += others.promptLongWords;
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

    double sentencesPerPrompt() {
        return ratio(promptSentences, promptTokens.count());
    }

    /** Words a sentence of the prompts; in scripts without spaces, characters. */
    double wordsPerSentence() {
        return ratio(promptWords, promptSentences);
    }

    /** The LIX of all prompts together; empty for a language that is not written with Latin, Greek or Cyrillic letters. */
    OptionalDouble lix() {
        return 2 * promptAlphabeticWords > promptWords
                ? OptionalDouble.of(wordsPerSentence() + 100 * ratio(promptLongWords, promptWords))
                : OptionalDouble.empty();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
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
