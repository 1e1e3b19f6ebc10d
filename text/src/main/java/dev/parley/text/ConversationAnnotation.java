package dev.parley.text;

import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.util.List;

/**
 * What is known of one conversation.
 *
 * @param language of the user's turns together
 * @param languageSwitches how often consecutive user turns of known language differ in it
 * @param messages one for each message, in order
 */
public record ConversationAnnotation(
        LanguageTag language, int languageSwitches, List<MessageAnnotation> messages, Fingerprint fingerprint) {
    public ConversationAnnotation {
        messages = List.copyOf(messages);
    }
}
