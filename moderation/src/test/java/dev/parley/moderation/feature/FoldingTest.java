package dev.parley.moderation.feature;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    private final Folding folding = new Folding();

    @ParameterizedTest
    @CsvSource({
        "I HATE you, i hate you",
        "h4te, hate",
        "h8 d0gs, h8 dogs",
        "sh!t, shit",
        "@ss, ass",
        "h a t e, hate",
        "h.a.t.e, hate",
        "we h-a-t-e it, we hate it",
        "f*ck, fck",
        "haaaate, hate",
        "moon, moon",
        "Źdźbło, zdzblo",
        "Größe, grosse",
        "ｈａｔｅ, hate",
        "I a house, i a house"
    })
    void disguisesFallOff(String disguised, String plain) {
        assertThat(fold(disguised)).isEqualTo(plain);
    }

    @Test
    void zeroWidthCharactersAndSoftHyphensAreNothing() {
        assertThat(fold("ha\u200bt\u00ade\ufeff")).isEqualTo("hate");
    }

    @Test
    void aCyrillicLetterInALatinWordIsLatin() {
        assertThat(fold("h\u0430te")).isEqualTo("hate");
        assertThat(fold("\u0440\u0430\u0441\u0430")).isEqualTo("\u0440\u0430\u0441\u0430");
    }

    @Test
    void numbersStayNumbers() {
        assertThat(fold("call 1345 at 10:30")).isEqualTo("call 1345 at 10:30");
    }

    @Test
    void vowelSignsOfIndicScriptsStay() {
        assertThat(fold("हिंदी")).isEqualTo("हिंदी");
    }

    @Test
    void everyCharacterKnowsWhereItComesFrom() {
        folding.fold("I h a t e it");
        int last = folding.toString().indexOf("hate") + 3;

        assertThat("I h a t e it".charAt(folding.origin(last))).isEqualTo('e');
    }

    @Property
    void originsAscendWithinTheText(@ForAll String text) {
        folding.fold(text);

        for (int i = 0; i < folding.length(); i++) {
            assertThat(folding.origin(i)).isBetween(i == 0 ? 0 : folding.origin(i - 1), text.length() - 1);
        }
    }

    @Property
    void foldingForgetsWhatWasFoldedBefore(@ForAll String before, @ForAll String text) {
        folding.fold(before);

        assertThat(fold(text)).isEqualTo(fold(text));
    }

    private String fold(String text) {
        folding.fold(text);
        return folding.toString();
    }
}
