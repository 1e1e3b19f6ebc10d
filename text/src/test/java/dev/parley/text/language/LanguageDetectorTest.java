package dev.parley.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.asset.AssetStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    private static final LanguageDetector BUNDLED = LanguageDetectors.bundled();

    @ParameterizedTest
    @CsvSource({
        "How do I keep my sourdough starter alive in winter?,en,English",
        "Wie halte ich meinen Sauerteig im Winter am Leben?,de,German",
        "Pourriez-vous nous expliquer comment fonctionne la démocratie dans votre pays ?,fr,French",
        "Kedu ihe m ga-eme iji nyere obodo m aka n'afọ a?,ig,Igbo",
        "冬天怎么养酵母,zh,Chinese",
        "冬に酵母を育てる方法,ja,Japanese",
        "겨울에 효모를 어떻게 키우나요,ko,Korean",
        "Πώς φτιάχνω ψωμί;,el,Greek"
    })
    void languagesAreToldWithoutAnyModelFile(String text, String code, String name) {
        LanguageTag tag = BUNDLED.detect(text);

        assertThat(tag.code()).isEqualTo(code);
        assertThat(tag.name()).isEqualTo(name);
        assertThat(tag.score()).isBetween(0.1, 1.0);
        assertThat(tag.engine()).isEqualTo("parley-trigrams-1");
    }

    @Test
    void withItsModelFastTextIsNamedInTheTag() {
        LanguageTag tag = withModel().detect("How do I keep my sourdough starter alive in winter?");

        assertThat(tag.code()).isEqualTo("en");
        assertThat(tag.engine()).isEqualTo("fasttext-lid.176+parley-trigrams-1");
    }

    @Test
    void withoutItsModelTheBundledOneAnswers() {
        LanguageDetector detector = LanguageDetectors.standard(AssetStore.of(Map.of()));

        assertThat(detector.detect("Wie spät ist es?").engine()).isEqualTo("parley-trigrams-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \n ", "12 345", "🙂🙂", "\ud800\udc00\ud800", "\u0000\u0001", "https://example.org/a", "ok"})
    void whatHoldsNoWordsIsInNoLanguage(String text) {
        LanguageTag tag = BUNDLED.detect(text);

        assertThat(tag.isKnown()).isFalse();
        assertThat(tag.name()).isEqualTo("unknown");
        assertThat(tag.score()).isZero();
    }

    @Test
    void codeIsNotReadAsLanguage() {
        String text = "Почему это не работает?\n```python\nfor item in the_list_of_all: print(item)\n```";

        assertThat(BUNDLED.detect(text).code()).isEqualTo("ru");
    }

    @Test
    void oneHugeTokenIsRead() {
        assertThat(BUNDLED.detect("a".repeat(100_000)).engine()).isEqualTo("parley-trigrams-1");
    }

    @Test
    void manyThreadsAnswerAsOne() {
        LanguageDetector detector = withModel();
        List<String> texts = IntStream.range(0, 500)
                .mapToObj(i -> List.of("Where is word ", "Où est le mot ", "Hol van a szó ", "Iphi igama ").get(i % 4) + i)
                .toList();

        assertThat(texts.parallelStream().map(detector::detect).toList())
                .isEqualTo(texts.stream().map(detector::detect).toList());
    }

    private static LanguageDetector withModel() {
        return LanguageDetectors.standard(AssetStore.of(Map.of()).withDirectory(SharedData.assets()));
    }
}
