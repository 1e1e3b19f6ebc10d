package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentationTest {
    @Test
    void wordsOfALanguageWithSpacesStandApart() {
        assertThat(Segmentation.words("Ça va? It's 3 o'clock, Straße!"))
                .containsExactly("Ça", "va", "It's", "o'clock", "Straße");
    }

    @Test
    void chineseIsCutByADictionary() {
        assertThat(Segmentation.words("我在北京大学学习")).contains("北京", "大学", "学习");
    }

    @Test
    void thaiIsCutByADictionary() {
        assertThat(Segmentation.words("สวัสดีครับ")).containsExactly("สวัสดี", "ครับ");
    }

    @Test
    void aTextWithoutLettersHasNoWords() {
        assertThat(Segmentation.words("12 + 30 = 42 … !")).isEmpty();
    }
}
