package dev.parley.dataset.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blocks give what comparing one by one gives. */
class WordingVectorsTest {
    private static final RandomGenerator RANDOM = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    private static final LetterVectors LETTERS = new LetterVectors();

    private final List<Question> questions = IntStream.range(0, 300)
            .mapToObj(i -> new Question("line " + (i + 1), List.of(word(), word())))
            .toList();
    private final List<String> texts = IntStream.range(0, 200).mapToObj(i -> word()).toList();
    private final WordingVectors vectors = new WordingVectors(questions, LETTERS);

    @Test
    void theCosineOfAQuestionIsThatOfItsNearestWording() {
        float[] vector = LETTERS.encode(texts)[0];

        float[] similarities = vectors.similarities(vector);

        for (int question = 0; question < questions.size(); question++) {
            assertThat(similarities[question]).isCloseTo(nearest(vector, questions.get(question)), within(1e-5f));
        }
    }

    @Test
    void allNearQuestionsOfManyTextsAreNamed() {
        float[][] encoded = LETTERS.encode(texts);

        List<BitSet> near = vectors.near(encoded, 0.8);

        var expected = new ArrayList<BitSet>();
        for (float[] vector : encoded) {
            var questionsNear = new BitSet();
            float[] similarities = vectors.similarities(vector);
            IntStream.range(0, questions.size()).filter(i -> similarities[i] >= 0.8).forEach(questionsNear::set);
            expected.add(questionsNear);
        }
        assertThat(near).isEqualTo(expected);
        assertThat(near).anySatisfy(some -> assertThat(some.cardinality()).isPositive());
    }

    private static float nearest(float[] vector, Question question) {
        float best = 0;
        for (float[] wording : LETTERS.encode(question.wordings())) {
            best = Math.max(best, SentenceVectors.cosine(vector, wording));
        }
        return best;
    }

    private static String word() {
        var word = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            word.append((char) ('a' + RANDOM.nextInt(12)));
        }
        return word.toString();
    }
}
