package dev.parley.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "eng,en,English",
        "cmn,zh,Chinese",
        "zho-trad,zh,Chinese",
        "yue,zh,Chinese",
        "nno,no,Norwegian",
        "pes,fa,Persian",
        "ekk,et,Estonian",
        "iw,he,Hebrew",
        "por,pt,Portuguese",
        "als,sq,Albanian"
    })
    void anyCodeLeadsToTheCanonicalOne(String code, String canonical, String name) {
        Languages.Language language = Languages.of(code).orElseThrow();

        assertThat(language.code()).isEqualTo(canonical);
        assertThat(language.name()).isEqualTo(name);
    }

    @Test
    void alsIsAlemannicOnlyAsALabelOfFastText() {
        assertThat(Languages.ofFastText("als").orElseThrow().code()).isEqualTo("gsw");
    }

    @Test
    void noCodeMeansTwoLanguages() {
        Set<String> seen = new HashSet<>();

        for (Languages.Language language : Languages.all()) {
            Stream.concat(Stream.of(language.code(), language.iso3()).distinct(), language.others().stream())
                    .forEach(code -> assertThat(seen.add(code)).as(code).isTrue());
        }
    }

    @Test
    void theTrigramsSpeakOfLanguagesInTheTable() {
        assertThat(TrigramModel.load().languages())
                .allSatisfy(code -> assertThat(Languages.of(code).orElseThrow().code()).isEqualTo(code));
    }
}
