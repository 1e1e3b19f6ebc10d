package dev.parley.text.quality;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReadabilityTest {
    @Test
    void sentencesAndLongWordsAreCounted() {
        assertThat(Readability.of("Explain gravitation to me. I am nine years old!"))
                .isEqualTo(new Readability(2, 9, 9, 2));
    }

    @Test
    void aStopInsideANumberOrAnAddressEndsNothing() {
        assertThat(Readability.of("Is pi 3.14 on example.org?").sentences()).isOne();
    }

    @Test
    void aLineIsASentenceIfItHasWords() {
        assertThat(Readability.of("milk\n\n---\neggs\n").sentences()).isEqualTo(2);
    }

    @Test
    void sentencesOfOtherScriptsEndWithTheirOwnMarks() {
        assertThat(Readability.of("你好。你是谁？")).isEqualTo(new Readability(2, 5, 0, 0));
        assertThat(Readability.of("ما هذا؟ شكرا.").sentences()).isEqualTo(2);
        assertThat(Readability.of("यह क्या है। धन्यवाद").sentences()).isEqualTo(2);
    }

    @Test
    void codeIsNotRead() {
        assertThat(Readability.of("Why?\n```\nint x = 1;\nreturn x;\n```\nThanks."))
                .isEqualTo(new Readability(2, 2, 2, 0));
    }

    @Property
    void thereAreNeverMoreOfThePartsThanOfTheWhole(@ForAll String text) {
        Readability found = Readability.of(text);

        assertThat(found.sentences()).isBetween(Math.min(1, found.words()), found.words());
        assertThat(found.alphabetic()).isBetween(found.longWords(), found.words());
    }
}
