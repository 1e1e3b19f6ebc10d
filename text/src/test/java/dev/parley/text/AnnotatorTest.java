package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageTag;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.token.TokenCounter;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AnnotatorTest {
    /** Knows a text's language by its first word. */
    private static final LanguageDetector BY_FIRST_WORD = text -> {
        if (text.startsWith("Please")) {
            return new LanguageTag("en", "English", .9, "first-word-1");
        }
        if (text.startsWith("Bitte")) {
            return new LanguageTag("de", "German", .8, "first-word-1");
        }
        return LanguageTag.unknown("first-word-1");
    };

    private static final Annotator ANNOTATOR =
            new Annotator(BY_FIRST_WORD, new PersonalDataFinder(), TokenCounter.cl100k());

    @Example
    void messagesAreMeasured() {
        MessageAnnotation annotation = annotate(Message.user("Please run\n```\nls 😀\n```\n- **now**"))
                .messages()
                .getFirst();
        assertThat(annotation.language().code()).isEqualTo("en");
        assertThat(annotation.characters()).isEqualTo(33);
        assertThat(annotation.codeShare()).isEqualTo(13 / 34.0);
        assertThat(annotation.markdown()).isEqualTo(new Markdown(0, 0, 1, 1, 1));
        assertThat(annotation.tokens()).isBetween(10, 20);
    }

    @Example
    void languageIsThatOfMostOfTheUsersText() {
        ConversationAnnotation annotation = annotate(
                Message.user("Bitte."),
                Message.assistant("Please"),
                Message.user("Please write a long text"),
                Message.user("?"));
        assertThat(annotation.language().code()).isEqualTo("en");
        assertThat(annotation.language().score()).isBetween(.6, .9);
        assertThat(annotation.languageSwitches()).isOne();
    }

    @Example
    void languageOfNothingIsUnknown() {
        assertThat(annotate().language().isKnown()).isFalse();
        assertThat(annotate(Message.assistant("Please")).language().isKnown()).isFalse();
    }

    @Example
    void nothingIsModeratedYet() {
        assertThat(annotate(Message.user("Please")).moderation()).isEmpty();
    }

    @Example
    void versionNamesEachPart() {
        assertThat(ANNOTATOR.version())
                .contains("first-word-1", "personal-data-", "cl100k_base", "quality-", "fingerprint-");
    }

    @Property(tries = 200)
    void annotationIsPure(@ForAll List<String> contents) {
        Message[] messages = contents.stream().map(Message::user).toArray(Message[]::new);
        ConversationAnnotation annotation = annotate(messages);
        assertThat(annotation.messages()).isEqualTo(annotate(messages).messages());
        assertThat(annotation.messages())
                .hasSize(messages.length)
                .allSatisfy(message -> assertThat(message.findings())
                        .isSortedAccordingTo(
                                Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end)));
    }

    private static ConversationAnnotation annotate(Message... messages) {
        return ANNOTATOR.annotate(new Conversation("id", "model", List.of(messages)));
    }
}
