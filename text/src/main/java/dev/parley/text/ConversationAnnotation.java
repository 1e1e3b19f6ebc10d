package dev.parley.text;

import dev.parley.core.moderation.Moderation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.util.List;

/**
 * What is known of one conversation.
 *
 * @param language of the user's turns together
 * @param languageSwitches how often consecutive user turns of known language differ in it
 * @param messages one for each message, in order
 * @param moderation one for each message, in order; empty if the conversation has not been moderated
 */
public record ConversationAnnotation(
        LanguageTag language,
        int languageSwitches,
        List<MessageAnnotation> messages,
        Fingerprint fingerprint,
        List<Moderation> moderation) {
    public ConversationAnnotation {
        messages = List.copyOf(messages);
        moderation = List.copyOf(moderation);
    }

    /** A conversation that has not been moderated. */
    public ConversationAnnotation(
            LanguageTag language, int languageSwitches, List<MessageAnnotation> messages, Fingerprint fingerprint) {
        this(language, languageSwitches, messages, fingerprint, List.of());
    }

    /** The same with other messages' annotations. */
    public ConversationAnnotation withMessages(List<MessageAnnotation> others) {
        return new ConversationAnnotation(language, languageSwitches, others, fingerprint, moderation);
    }

    /** The same with other moderation. */
    public ConversationAnnotation withModeration(List<Moderation> others) {
        return new ConversationAnnotation(language, languageSwitches, messages, fingerprint, others);
    }
}
