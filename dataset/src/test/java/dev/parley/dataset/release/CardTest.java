package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {
    @ParameterizedTest
    @CsvSource({
        "0, n<1K", "999, n<1K", "1000, 1K<n<10K", "999999, 100K<n<1M", "1000000, 1M<n<10M", "1000000000, 1B<n<10B"
    })
    void theClassOfSizeIsHuggingFaces(long conversations, String category) {
        assertThat(Card.sizeCategory(conversations)).isEqualTo(category);
    }
}
