package dev.parley.dataset.contamination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.contamination.Match.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContaminationFinderTest {
    private static final String RIVERS = "Which of the rivers of northern Europe carries the most water to the sea, and through "
            + "which countries does it flow?";
    private static final String GROUPS = "Let p = (1, 2, 5, 4)(2, 3)(8, 9) in S_77. Find the index of <p> in S_77.";

    private final ContaminationFinder finder = new ContaminationFinder(
            new Benchmark("test", List.of(question(RIVERS), question(GROUPS), question("name a fruit"), question("zzzz"))),
            new LetterVectors(),
            0.99);

    @Test
    void theSameWordsAreFoundWithTheirPlace() {
        String text = "Quiz time! which of the rivers of northern Europe carries the most water, tell me";

        List<Match> matches = finder.find(List.of(text)).getFirst();

        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.kind()).isEqualTo(Kind.SAME_WORDS);
            assertThat(match.question()).isZero();
            assertThat(match.evidence()).singleElement().satisfies(span -> assertThat(
                            text.substring(span.start(), span.end()))
                    .isEqualTo("which of the rivers of northern Europe carries the most water"));
        });
    }

    @Test
    void lessThanHalfOfAQuestionIsNotEnough() {
        assertThat(finder.find(List.of("something quite else about the rivers of northern Europe carries the most")))
                .containsExactly(List.of());
    }

    @Test
    void theSameMeaningIsFoundByVectors() {
        assertThat(finder.find(List.of("a fruit: name!")))
                .singleElement()
                .satisfies(matches -> assertThat(matches).extracting(Match::kind).containsExactly(Kind.SAME_MEANING));
    }

    @Test
    void aTranslationIsFoundByItsNumbers() {
        List<Match> matches = finder.find(List.of("设 p = (1, 2, 5, 4)(2, 3)(8, 9) 在 S_77 中。求指数。")).getFirst();

        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.kind()).isEqualTo(Kind.SAME_ANCHORS);
            assertThat(match.question()).isEqualTo(1);
        });
    }

    private static Question question(String text) {
        return new Question("line 1", List.of(text));
    }
}
