package dev.parley.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import org.junit.jupiter.api.Test;

class LanguageAccuracyTest {
    private final LanguageAccuracy accuracy =
            new LanguageAccuracy(text -> new LanguageTag(text, text, 1, "echo"));

    @Test
    void aRareLanguageCountsAsMuchAsAFrequentOne() {
        accuracy.add("ui short", "eng", "en", "line 1");
        accuracy.add("ui short", "eng", "en", "line 2");
        accuracy.add("ui short", "eng", "en", "line 3");
        accuracy.add("ui short", "deu", "nl", "line 4");

        assertThat(accuracy.all()).isEqualTo(new LanguageAccuracy.Figures(0.5, 4, 2));
        assertThat(accuracy.groups()).containsOnlyKeys("ui short");
        assertThat(accuracy.engine()).isEqualTo("echo");
    }

    @Test
    void aCodeThatIsNoLanguageIsNamed() {
        assertThatThrownBy(() -> accuracy.add("ui short", "qqq", "en", "line 7"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 7")
                .hasMessageContaining("qqq");
    }
}
