package dev.parley.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.parley.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticVectorsTest {
    private static final StaticVectors VECTORS = StaticVectors.load();

    @TempDir
    private Path folder;

    @Test
    void whatMeansTheSameLiesClose() {
        float[][] vectors = VECTORS.encode(
                List.of("How do I bake bread?", "What is the recipe for a loaf of bread?", "The parliament met on Tuesday."));

        assertThat(SentenceVectors.cosine(vectors[0], vectors[1]))
                .isGreaterThan(SentenceVectors.cosine(vectors[0], vectors[2]) + 0.3f);
    }

    @Test
    void aVectorHasLengthOne() {
        float[] vector = VECTORS.encode("Good morning");

        assertThat(vector).hasSize(VECTORS.dimensions());
        assertThat(SentenceVectors.cosine(vector, vector)).isCloseTo(1, within(1e-5f));
        assertThat(VECTORS.encode("")).containsOnly(0f);
    }

    @Test
    void aTextInAnotherScriptHasNoVector() {
        assertThat(VECTORS.encode("怎么煮米饭")).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, world! It's 3.14 o'clock.",
                "unbelievably antidisestablishmentarianism",
                "Crème brûlée à la façon d'Ångström",
                "用中文写 a short poem 吧",
                "tabs\tand\nlines, e-mail@example.org",
                "ΑΒΓ Привет مرحبا"
            })
    void wordsAreCutAsByTheTokenizerOfTheEncoder(String text) throws IOException {
        try (InputStream in = Encoder.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json");
                var tokenizer = HuggingFaceTokenizer.newInstance(in, Map.of("truncation", "false", "padding", "false"))) {
            long[] ids = tokenizer.encode(text).getIds();
            var expected = Arrays.stream(ids, 1, ids.length - 1).filter(id -> id != 100).boxed().toList();
            var pieces = new ArrayList<Long>();

            new WordPieces(Encoder.vocabulary()).cut(text, piece -> pieces.add((long) piece));

            assertThat(pieces).isEqualTo(expected);
        }
    }

    @Test
    void aTableIsWrittenAndReadAgain() {
        Path file = folder.resolve("table.static.gz");
        VECTORS.write(file);

        StaticVectors again = StaticVectors.load(file);

        assertThat(again.version()).isEqualTo(VECTORS.version());
        assertThat(again.encode("Good morning")).isEqualTo(VECTORS.encode("Good morning"));
    }

    @Test
    void aFileThatIsNoTableIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("no.static.gz"), "nothing");

        assertThatThrownBy(() -> StaticVectors.load(file)).isInstanceOf(InputException.class);
    }

    @Test
    void keptVectorsAreTheSameAgain() throws IOException {
        float[][] first;
        try (KeptVectors kept = KeptVectors.in(folder, VECTORS)) {
            first = kept.encode(List.of("one", "two", "one"));
        }
        Path file = folder.resolve(VECTORS.version() + ".vectors");
        long whole = Files.size(file);
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

        try (KeptVectors kept = KeptVectors.in(folder, VECTORS)) {
            assertThat(kept.encode(List.of("one", "two", "one"))).isDeepEqualTo(first);
        }
        assertThat(Files.size(file)).isEqualTo(whole);
        assertThat(first[0]).isEqualTo(first[2]);
    }

    @Test
    void principalComponentsPointWhereVectorsDiffer() {
        float[][] rows = {{1, 5, 0}, {-1, -5, 0}, {1.2f, 5, 0.1f}, {-1.2f, -5, -0.1f}};

        float[] place = PrincipalComponents.of(rows, 2).project(rows[0]);

        assertThat(place[0]).isCloseTo(5.1f, within(0.05f));
        assertThat(place[1]).isCloseTo(0, within(0.2f));
    }
}
