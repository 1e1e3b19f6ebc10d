package dev.parley.text.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.text.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {
    private static final String PROMPT = "Tell me a story about the sea.";
    private static final String REFUSAL = "I'm sorry, but I can't help with that request.";

    @Test
    void rulesForAnswersSpareTheUser() {
        assertThat(Quality.find(List.of(Message.user(REFUSAL), Message.assistant(REFUSAL))))
                .extracting(findings -> signals(findings))
                .containsExactly(List.of(), List.of("quality.refusal"));
    }

    @Test
    void conversationThatEndsWithTheUserIsUnanswered() {
        assertThat(signals(Quality.find(List.of(Message.user(PROMPT))).getLast())).contains("quality.unanswered");
    }

    @Test
    void samePromptAgainIsARegeneration() {
        List<Message> messages = List.of(
                Message.user(PROMPT), Message.assistant("No."), Message.user(PROMPT), Message.assistant("Well. Once."));
        assertThat(signals(Quality.find(messages).get(2))).containsExactly("quality.regeneration");
    }

    @Test
    void goingOnIsNoRegeneration() {
        List<Message> messages = List.of(
                Message.user("Go on."), Message.assistant("Yes."), Message.user("Go on."), Message.assistant("Yes."));
        assertThat(Quality.find(messages)).allSatisfy(findings -> assertThat(findings).isEmpty());
    }

    @Test
    void sameAnswerAgainIsARepetition() {
        String answer = "The sea is wide and deep.";
        List<Message> messages = List.of(
                Message.user(PROMPT), Message.assistant(answer), Message.user("Another."), Message.assistant(answer));
        assertThat(signals(Quality.find(messages).getLast())).containsExactly("quality.repetition.same-answer");
    }

    @Test
    void noMessagesHaveNoFindings() {
        assertThat(Quality.find(List.of())).isEmpty();
    }

    /** Each of these takes minutes where some rule is not linear. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", " ", "\n", "\n\n", "```", "`", "{", "{{a ", "[insert ", "<your ", "**", "__a", "NAME_", "I am ", "as an ",
                "sorry, ", "i am trained by OpenAI ", "我是", "作为", "ab", "no no ", "é", "\uD83D\uDE00", "1. ", "google"
            })
    void longRunsAreExamined(String part) {
        String text = part.repeat(200_000 / part.length());
        assertThat(Quality.find(List.of(Message.user(text), Message.assistant(text)))).hasSize(2);
        assertThat(MarkdownCounter.count(text)).isNotNull();
    }

    @Property(tries = 500)
    void evidenceLiesInTheMessage(@ForAll String content, @ForAll Role role) {
        assertThat(Quality.find(List.of(new Message(role, content))).getFirst())
                .allSatisfy(finding -> assertIsOf(content, finding));
    }

    @FuzzTest
    void anyTextIsExamined(FuzzedDataProvider data) {
        String content = data.consumeRemainingAsString();
        assertThat(Quality.find(List.of(Message.assistant(content), Message.user(content))).getFirst())
                .allSatisfy(finding -> assertIsOf(content, finding));
    }

    private static void assertIsOf(String content, Finding finding) {
        assertThat(Quality.SIGNALS).contains(finding.signal());
        assertThat(finding.score()).isPositive();
        assertThat(finding.start()).isBetween(0, finding.end());
        assertThat(finding.end()).isLessThanOrEqualTo(content.length());
    }

    private static List<String> signals(List<Finding> findings) {
        return findings.stream().map(Finding::signal).toList();
    }
}
