package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.encoder.StaticVectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinVectorsTest {
    @ParameterizedTest
    @CsvSource({
        "How do I boil rice?, true",
        "Comment faire cuire du riz à l'étuvée ?, true",
        "translate 米饭 please, true",
        "1 + 1 = ?, true",
        "나는 밥을 먹었어, false",
        "怎么煮米饭, false",
        "Как сварить рис, false"
    })
    void whatIsMostlyLatinIsRead(String text, boolean latin) {
        assertThat(LatinVectors.isLatin(text)).isEqualTo(latin);
    }

    @Test
    void otherScriptsHaveNoVectorOfTheTable() {
        var table = StaticVectors.load();

        float[][] encoded = LatinVectors.where(table).encode(List.of("How do I boil rice?", "怎么煮米饭"));

        assertThat(encoded[0]).isEqualTo(table.encode("How do I boil rice?"));
        assertThat(encoded[1]).containsOnly(0);
    }
}
