package dev.parley.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.parley.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastTextTest {
    private static FastText model;
    private static byte[] content;

    @BeforeAll
    static void readTheModel() throws IOException {
        content = Files.readAllBytes(SharedData.assets().resolve("lid.176.ftz"));
        model = FastTextReader.read("lid.176.ftz", content);
    }

    @Test
    void labelsStandInTheOrderOfTheirFrequency() {
        assertThat(model.labels()).hasSize(176).startsWith("en").endsWith("tyv");
    }

    /** The golden file was written by the reference implementation, version 0.9.2, from sentences of our own. */
    @Test
    void answersAreThoseOfTheReference() throws IOException {
        for (String line : golden()) {
            String[] fields = line.split("\t", 3);
            float[] probabilities = model.read(fields[2]).probabilities(0);

            assertThat(best(fields[2])).as(fields[2]).isEqualTo(fields[0]);
            assertThat((double) probabilities[model.labels().indexOf(fields[0])])
                    .isCloseTo(Double.parseDouble(fields[1]), offset(1e-4));
        }
    }

    @Test
    void branchesThatAreNotWalkedChangeNothingElse() {
        float[] all = model.read("was für ein schöner tag").probabilities(0);
        float[] some = model.read("was für ein schöner tag").probabilities(0.01);

        for (int label = 0; label < all.length; label++) {
            assertThat(some[label]).isEqualTo(all[label] < 0.01 ? 0 : all[label]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t ", "\u0000"})
    void nothingMatchesInAnEmptyText(String text) {
        assertThat(model.read(text).matched()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 55, 60, 120_000, 500_000, 937_000, 938_012})
    void aTruncatedFileIsRefusedWithTheOffset(int length) {
        assertThatThrownBy(() -> FastTextReader.read("short.ftz", Arrays.copyOf(content, length)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("short.ftz")
                .hasMessageContaining("at byte");
    }

    @Test
    void somethingAfterTheEndIsRefused() {
        assertThatThrownBy(() -> FastTextReader.read("long.ftz", Arrays.copyOf(content, content.length + 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at byte 938013");
    }

    @Test
    void anotherLossIsRefused() {
        byte[] other = content.clone();
        other[32] = 3;

        assertThatThrownBy(() -> FastTextReader.read("softmax.ftz", other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("hierarchical softmax");
    }

    private static String best(String text) {
        float[] probabilities = model.read(text).probabilities(0);
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            best = probabilities[label] > probabilities[best] ? label : best;
        }
        return model.labels().get(best);
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(FastTextTest.class.getResourceAsStream("reference.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
