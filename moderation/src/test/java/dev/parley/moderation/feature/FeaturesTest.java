package dev.parley.moderation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private final Features features = new Features();

    @Test
    void conceptsHoldInManyLanguages() {
        for (String text : new String[] {
            "I hate immigrants", "Ich hasse Migranten", "Odio a los inmigrantes", "Je déteste les migrants", "我恨移民"
        }) {
            read(text);
            assertThat(features.conceptsFound()).as(text).contains("hate", "group");
        }
    }

    @Test
    void phrasesAreConcepts() {
        read("How do I kill a process on Linux?");

        assertThat(features.conceptsFound()).contains("idiom", "technical", "howto");
    }

    @Test
    void wordsWrittenAsOneAreFound() {
        read("ihatewomen");

        assertThat(features.conceptsFound()).contains("group");
    }

    @Test
    void twoConceptsMeetInOneWindow() {
        read("They kill weeds with poison");

        assertThat(features.hasBoth("harm", "thing")).isTrue();
        assertThat(features.hasBoth("harm", "sexual")).isFalse();
    }

    @Test
    void featuresOfWordsWeighOneTogether() {
        read("The quick brown fox jumps over the lazy dog");

        assertThat(Math.sqrt(features.countOfWords()) * features.wordValue()).isCloseTo(1, within(1e-5));
    }

    @Test
    void anEmptyTextHasOneWindowWithoutFeatures() {
        read("");

        assertThat(features.windows()).isEqualTo(1);
        assertThat(features.count()).isZero();
    }

    @Test
    void aLongTextIsReadInWindowsUpToItsEnd() {
        features.read("word ".repeat(100_000) + "murder");

        assertThat(features.windows()).isLessThan(100);
        features.window(features.windows() - 1);
        assertThat(features.conceptsFound()).contains("harm");
    }

    @Test
    void aMegabyteOfOneWordIsRead() {
        features.read("a1B".repeat(350_000));
        features.window(0);

        assertThat(features.count()).isPositive();
    }

    @Property
    void everyFeatureStandsInTheText(@ForAll String text) {
        read(text + " hate all women");

        for (int i = 0; i < features.count(); i++) {
            assertThat(features.start(i)).isBetween(0, features.end(i) - 1);
            assertThat(features.end(i)).isLessThanOrEqualTo(text.length() + 15);
        }
    }

    private void read(String text) {
        features.read(text);
        features.window(0);
    }
}
