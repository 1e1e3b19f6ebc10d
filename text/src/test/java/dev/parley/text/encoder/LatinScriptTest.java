package dev.parley.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinScriptTest {
    @ParameterizedTest
    @CsvSource({
        "How do I boil rice?, true",
        "Comment faire cuire du riz à l'étuvée ?, true",
        "translate 米饭 please, true",
        "1 + 1 = ?, false",
        "나는 밥을 먹었어, false",
        "怎么煮米饭, false",
        "Как сварить рис, false"
    })
    void itPrevailsWhereHalfOfTheLettersAreLatin(String text, boolean latin) {
        assertThat(LatinScript.prevails(text, 100)).isEqualTo(latin);
    }

    @Test
    void onlyTheFirstCharactersCount() {
        assertThat(LatinScript.prevails("abcКак сварить рис", 3)).isTrue();
    }
}
