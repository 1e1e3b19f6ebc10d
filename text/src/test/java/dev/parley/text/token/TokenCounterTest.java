package dev.parley.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.parley.core.InputException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {
    private static final TokenCounter CL100K = TokenCounter.cl100k();
    private static final Encoding JTOKKIT = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

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

    @Property(tries = 2000)
    void cutIntoWordsCountsAsJtokkitDoesInOneGo(@ForAll("plain") String text) {
        assertThat(CL100K.count(text)).isEqualTo(JTOKKIT.countTokensOrdinary(text));
    }

    /** Short parts, so that each meets each, and often the same word again. */
    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.of(
                        " ", "\n", "\r", "\t", "\u00a0", "\u3000", "\u2028", "'", "s", "ll", "S", ".", ",", "(", "**", "-", "_",
                        "1", "1234", "the", "The", "word", "Information", "antidisestablishmentarianism", "XYZ", "abcdefghijkl",
                        "abcdefghijklm", "ABCDEF", "ABCDEFG", "é", "caf\u00e9", "e\u0301", "ß", "ſ", "中", "文字", "привет", "\u00aa", "’",
                        "\uD835\uDD38", "\uD83D\uDE00", "٣", "Ⅷ", "\0", "\u001c")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
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
