package dev.parley.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {
    private static final TokenCounter CL100K = TokenCounter.cl100k();

    /** Counts as OpenAI's tiktoken 0.14 gives them for the same vocabulary. */
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "hello world, 2",
        "'The quick brown fox jumps over the lazy dog.', 10",
        "'antidisestablishmentarianism', 6",
        "'2 + 2 = 4', 7",
        "'お誕生日おめでとう', 9",
        "'Привет, мир!', 7",
        "'<|endoftext|>', 7"
    })
    void countsAsTiktokenDoes(String text, int tokens) {
        assertThat(CL100K.count(text)).isEqualTo(tokens);
    }

    @Property(tries = 200)
    void anyTextHasAtMostATokenForEachByte(@ForAll @StringLength(max = 200) String text) {
        assertThat(CL100K.count(text)).isBetween(text.isEmpty() ? 0 : 1, 3 * text.length());
    }

    /** With an algorithm that is quadratic in the length of a piece each of these takes hours. */
    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\n", "!", "7", "中", "é", "ab", "\uD83D\uDE00"})
    void longRunsAreCountedToo(String part) {
        assertThat(CL100K.count(part.repeat(500_000 / part.length()))).isPositive();
    }

    @Test
    void encodingIsNamed() {
        assertThat(CL100K.name()).isEqualTo("cl100k_base");
    }

    @Test
    void tokenizerFileCountsTheWholeTextWithoutSpecialTokens() {
        try (TokenCounter counter = TokenCounter.huggingFace(tokenizerFile())) {
            assertThat(counter.count("Hello world, hello hello world")).isEqualTo(6);
        }
    }

    @Test
    void tokenizerFileIsNamedByItsContent() {
        try (TokenCounter counter = TokenCounter.huggingFace(tokenizerFile())) {
            assertThat(counter.name()).matches("tokenizer\\.json-[0-9a-f]{16}");
        }
    }

    @Test
    void otherFileIsRefusedByName(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> TokenCounter.huggingFace(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tokenizer.json");
    }

    private static Path tokenizerFile() {
        try {
            return Path.of(TokenCounterTest.class.getResource("tokenizer.json").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
