package dev.parley.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanScoresTest {
    private static final String PERSON = Kind.PERSON.signal();

    @Test
    void spansOfOneTypePartedByPunctuationAreOne() {
        SpanScores scores = scores(0.9, new Finding(PERSON, 1, 0, 8));

        scores.add(line("Ann, Lee", span("PERSON", 0, 3), span("PERSON", 5, 8)), "line 1");

        assertThat(scores.all()).isEqualTo(new SpanScores.Score(1, 1, 1));
    }

    @Test
    void anotherTypeAgreesOnlyWhereTypesDoNotMatter() {
        SpanScores scores = scores(0.9, new Finding(PERSON, 1, 0, 5));

        scores.add(line("Paris x", span("GPE", 0, 5)), "line 1");

        assertThat(scores.all()).isEqualTo(new SpanScores.Score(1, 1, 0));
        assertThat(scores.anyType()).isEqualTo(new SpanScores.Score(1, 1, 1));
    }

    @Test
    void theOverlapDecides() {
        String text = line("Ann Lee Roe x", span("PERSON", 0, 11));
        SpanScores strict = scores(0.9, new Finding(PERSON, 1, 0, 7));
        SpanScores lenient = scores(0.5, new Finding(PERSON, 1, 0, 7));

        strict.add(text, "line 1");
        lenient.add(text, "line 1");

        assertThat(strict.all().agreed()).isZero();
        assertThat(lenient.all().agreed()).isEqualTo(1);
    }

    @Test
    void positionsCountCodePoints() {
        SpanScores scores = scores(1, new Finding(PERSON, 1, 3, 6));

        scores.add(line("😀 Ann", span("PERSON", 2, 5)), "line 1");

        assertThat(scores.byType()).containsEntry("PERSON", new SpanScores.Score(1, 1, 1));
    }

    @Test
    void recallWeighsMore() {
        var score = new SpanScores.Score(10, 5, 5);

        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.f2()).isEqualTo(5 * 0.5 / 4.5);
    }

    private static SpanScores scores(double overlap, Finding... findings) {
        return new SpanScores(PersonalDataFinder.withNamesBy(text -> List.of(findings)), 0.5, overlap);
    }

    private static String line(String text, String... spans) {
        return "{\"full_text\": \"" + text + "\", \"spans\": [" + String.join(",", spans) + "]}";
    }

    private static String span(String type, int start, int end) {
        return "{\"entity_type\": \"%s\", \"start_position\": %d, \"end_position\": %d}".formatted(type, start, end);
    }
}
