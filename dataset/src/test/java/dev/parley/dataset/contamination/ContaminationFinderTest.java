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
            List.of(
                    new Benchmark("geography", List.of(question(RIVERS))),
                    new Benchmark("others", List.of(question(GROUPS), question("name a fruit"), question("zzzz")))),
            new LetterVectors(),
            new LetterVectors(),
            0.99);

    @Test
    void theSameWordsAreFoundWithTheirPlace() {
        String text = "Quiz time! which of the rivers of northern Europe carries the most water, tell me";

        List<FoundQuestion> found = finder.find(List.of(text)).getFirst();

        assertThat(found).singleElement().satisfies(question -> {
            assertThat(question.benchmark()).isZero();
            assertThat(question.question().text()).isEqualTo(RIVERS);
            assertThat(question.match().kind()).isEqualTo(Kind.SAME_WORDS);
            assertThat(question.match().evidence()).singleElement().satisfies(span -> assertThat(
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
                .satisfies(found -> assertThat(found)
                        .extracting(question -> question.match().kind())
                        .containsExactly(Kind.SAME_MEANING));
    }

    @Test
    void aTranslationIsFoundByItsNumbers() {
        List<FoundQuestion> found = finder.find(List.of("设 p = (1, 2, 5, 4)(2, 3)(8, 9) 在 S_77 中。求指数。")).getFirst();

        assertThat(found).singleElement().satisfies(question -> {
            assertThat(question.match().kind()).isEqualTo(Kind.SAME_ANCHORS);
            assertThat(question.benchmark()).isEqualTo(1);
            assertThat(question.question().text()).isEqualTo(GROUPS);
        });
    }

    @Test
    void theSameTextTwiceHasTheSameQuestions() {
        List<List<FoundQuestion>> found = finder.find(List.of("a fruit: name!", RIVERS, "a fruit: name!"));

        assertThat(found.get(0)).isEqualTo(found.get(2)).hasSize(1);
        assertThat(finder.find(List.of("a fruit: name!"))).containsExactly(found.getFirst());
    }

    @Test
    void theVersionChangesWithTheQuestions() {
        assertThat(version("one?")).isEqualTo(version("one?")).isNotEqualTo(version("two?"));
    }

    private static String version(String text) {
        return new ContaminationFinder(
                        List.of(new Benchmark("b", List.of(question(text)))),
                        new LetterVectors(),
                        new LetterVectors(),
                        0.99)
                .version();
    }

    private static Question question(String text) {
        return new Question("line 1", List.of(text));
    }
}
