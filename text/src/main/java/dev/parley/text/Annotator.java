package dev.parley.text;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.text.fingerprint.Fingerprinter;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageTag;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.quality.CodeBlocks;
import dev.parley.text.quality.MarkdownCounter;
import dev.parley.text.quality.Quality;
import dev.parley.text.token.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * Says everything that a conversation tells by itself. A pure function of the conversation and of {@link #version()};
 * linear in the length of the messages; safe for use by several threads.
 */
public final class Annotator {
    private final LanguageDetector languages;
    private final PersonalDataFinder personalData;
    private final TokenCounter tokens;

    public Annotator(LanguageDetector languages, PersonalDataFinder personalData, TokenCounter tokens) {
        this.languages = languages;
        this.personalData = personalData;
        this.tokens = tokens;
    }

    /** Names each part with its version: annotations made under equal versions are equal and can be used again. */
    public String version() {
        return String.join(
                " ",
                languages.detect("").engine(),
                "personal-data-" + PersonalDataFinder.VERSION,
                tokens.name(),
                Quality.VERSION,
                Fingerprinter.VERSION);
    }

    public ConversationAnnotation annotate(Conversation conversation) {
        List<Message> messages = conversation.messages();
        List<List<Finding>> quality = Quality.find(messages);
        var annotations = new ArrayList<MessageAnnotation>();
        var userLanguages = new ConversationLanguage();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            MessageAnnotation annotation = annotate(message.content(), quality.get(i));
            annotations.add(annotation);
            if (message.role() == Role.USER) {
                userLanguages.add(message.content(), annotation.language());
            }
        }
        return new ConversationAnnotation(
                userLanguages.together(languages),
                userLanguages.switches(),
                annotations,
                Fingerprinter.fingerprint(messages));
    }

    private MessageAnnotation annotate(String content, List<Finding> quality) {
        LanguageTag language = languages.detect(content);
        var findings = new ArrayList<>(quality);
        findings.addAll(personalData.find(content));
        findings.sort(Finding.BY_PLACE);
        return new MessageAnnotation(
                language,
                tokens.count(content),
                content.codePointCount(0, content.length()),
                CodeBlocks.of(content).share(),
                MarkdownCounter.count(content),
                findings);
    }
}
