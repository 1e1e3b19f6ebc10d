package dev.parley.dataset.build;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprinter;
import dev.parley.text.language.LanguageTag;
import dev.parley.text.personal.PersonalDataFinder;
import java.io.Serializable;

/** INTERIM. */
record Annotators(String tokenizer) implements Serializable {
    String version() {
        return "interim " + tokenizer;
    }

    ConversationAnnotation annotate(Conversation conversation) {
        var tag = new LanguageTag("und", "unknown", 0, "none");
        var finder = new PersonalDataFinder();
        return new ConversationAnnotation(
                tag,
                0,
                conversation.messages().stream()
                        .map(message -> new MessageAnnotation(
                                tag,
                                message.content().length() / 4,
                                message.content().length(),
                                0,
                                Markdown.NONE,
                                finder.find(message.content())))
                        .toList(),
                Fingerprinter.fingerprint(conversation.messages()));
    }
}
