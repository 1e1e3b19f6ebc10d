package dev.parley.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EncoderTest {
    private static final Encoder ENCODER = Encoder.load();

    @AfterAll
    static void close() {
        ENCODER.close();
    }

    @Test
    void whatMeansTheSameLiesClose() {
        float[][] vectors = ENCODER.encode(
                List.of("How do I bake bread?", "What is the way to make a loaf?", "The parliament met on Tuesday."));

        assertThat(cosine(vectors[0], vectors[1])).isGreaterThan(cosine(vectors[0], vectors[2]) + 0.3);
    }

    @Test
    void aVectorHasLengthOne() {
        float[] vector = ENCODER.encode("Good morning");

        assertThat(vector).hasSize(Encoder.DIMENSIONS);
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void theVectorDoesNotDependOnTheCompany() {
        float[] alone = ENCODER.encode("Good morning");
        float[][] together = ENCODER.encode(List.of("A long way to the market and back again", "Good morning", "x"));

        assertThat(together[1]).isEqualTo(alone);
    }

    @Test
    void aTextThatCannotBeReadIsAllZeros() {
        assertThat(ENCODER.encode("")).containsOnly(0f);
        assertThat(ENCODER.encode("123")).containsOnly(0f);
        assertThat(ENCODER.encode("今天天气很好 OK")).containsOnly(0f);
        assertThat(ENCODER.encode("Çok güzel, 好")[0]).isNotZero();
        assertThat(ENCODER.encode(List.of())).isEmpty();
    }

    @Test
    void longAndBinaryTextsAreRead() {
        assertThat(ENCODER.encode("word ".repeat(200_000))).hasSize(Encoder.DIMENSIONS);
        assertThat(ENCODER.encode("\u0000\u0001\ud800 \udfff\u200b")).hasSize(Encoder.DIMENSIONS);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
