package dev.parley.text.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write an article about the 12 products of Acme Chemicals | Write an article about the 7 products of Sun Oil",
                "Translate \"good morning\" into French | Translate \"see you\" into German",
                "Give me the introduction of NAME_1, please | Give me the introduction of NAME_23, please",
                "Summarise https://example.org/a?b=1 | Summarise http://example.com/other",
                "把“你好”翻译成英文 | 把“再见”翻译成英文",
                "What is 12 times 3.5? | what is 7 times 1,000?"
            })
    void usesOfOneTemplateAreEqual(String one, String other) {
        assertThat(Template.of(one)).isEqualTo(Template.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write a poem about the sea | Write a poem about the moon",
                "Write a song for Anna | Sing a song for Anna",
                "What is this? | Who is this?"
            })
    void otherPromptsAreNot(String one, String other) {
        assertThat(Template.of(one)).isNotEqualTo(Template.of(other));
    }
}
