package dev.parley.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to ana@example.org, please | write to please",
                "See https://example.org/a?b=c now | see now",
                "Why does `x += 1` fail? | why does fail",
                "Call print(x) and my_name = 2 twice | call and twice",
                "The NASA probe is L'Aquila | the probe is l'aquila",
                "STOP SHOUTING | stop shouting",
                "Что делает function здесь? | что делает здесь"
            })
    void onlyWordsAreLeft(String text, String words) {
        assertThat(Prose.of(text).text()).isEqualTo(words);
    }

    @Property
    void whateverTheTextTheProseIsShort(@ForAll String text) {
        assertThat(Prose.of(text).text().length()).isLessThanOrEqualTo(800);
    }
}
