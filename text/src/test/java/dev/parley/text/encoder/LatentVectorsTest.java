package dev.parley.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatentVectorsTest {
    /** Texts of eight words of one of four subjects, each subject with a hundred words of its own. */
    private static final List<String> TEXTS = texts();

    private static List<String> texts() {
        var random = new SplittableRandom(7);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 1200; i++) {
            char subject = (char) ('a' + i % 4);
            texts.add(String.join(
                    " ",
                    IntStream.range(0, 8)
                            .mapToObj(word -> subject + letters(random.nextInt(100)))
                            .toList()));
        }
        return texts;
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 10) + (char) ('a' + number % 10);
    }

    @Test
    void textsOfOneSubjectLieTogetherThoughTheyShareNoWord() {
        LatentVectors vectors = LatentVectors.of(TEXTS, 1);

        float[][] places = vectors.encode(List.of("aaa aab aac aad", "aae aaf aag aah", "bae baf bag bah"));

        assertThat(SentenceVectors.cosine(places[0], places[1])).isGreaterThan(SentenceVectors.cosine(places[0], places[2]) + 0.2f);
    }

    @Test
    void aVectorHasLengthOne() {
        float[] vector = LatentVectors.of(TEXTS, 1).encode(List.of(TEXTS.get(0)))[0];

        assertThat(vector).hasSize(LatentVectors.DIMENSIONS);
        assertThat(SentenceVectors.cosine(vector, vector)).isCloseTo(1, within(1e-5f));
    }

    @Test
    void aTextOfUnknownWordsHasNoVector() {
        assertThat(LatentVectors.of(TEXTS, 1).encode(List.of("zebra"))[0]).containsOnly(0f);
    }

    @Test
    void vectorsAreTheSameOnAnyNumberOfCores() throws Exception {
        float[][] expected = LatentVectors.of(TEXTS, 1).encode(TEXTS);

        try (var one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> LatentVectors.of(TEXTS, 1).encode(TEXTS)).get()).isDeepEqualTo(expected);
        }
    }

    @Test
    void anotherSeedIsAnotherVersion() {
        assertThat(LatentVectors.of(TEXTS, 1).version())
                .isEqualTo(LatentVectors.of(TEXTS, 1).version())
                .isNotEqualTo(LatentVectors.of(TEXTS, 2).version());
    }

    @Test
    void textsWithTooFewWordsInCommonAreRefused() {
        assertThatThrownBy(() -> LatentVectors.of(List.of("one", "two", "three"), 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("words in common");
    }
}
