package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.dataset.OneModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndpointVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Integer> batches = new ArrayList<>();

    @Test
    void textsAreSentInBatchesOf64() {
        List<String> texts = IntStream.range(0, 150).mapToObj(i -> "x".repeat(i + 1)).toList();

        float[][] encoded = vectors(EndpointVectorsTest::byLength).encode(texts);

        assertThat(encoded).hasDimensions(150, 2);
        assertThat(batches).containsExactly(1, 64, 64, 22);
    }

    @Test
    void vectorsStandInTheOrderOfTheirIndexAndNotOfTheirArrival() {
        Function<List<String>, ObjectNode> reversed = texts -> {
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode data = answer.putArray("data");
            for (int i = texts.size() - 1; i >= 0; i--) {
                add(data, i, 1, i);
            }
            return answer;
        };

        float[][] encoded = vectors(reversed).encode(List.of("a", "b"));

        assertThat(encoded[0]).containsExactly(1, 0);
        assertThat(encoded[1][1]).isPositive();
    }

    @Test
    void vectorsAreMadeAsLongAsOne() {
        assertThat(vectors(texts -> all(texts, 3, 4)).encode(List.of("a"))[0]).containsExactly(0.6f, 0.8f);
    }

    @Test
    void aZeroVectorStaysOne() {
        assertThat(vectors(texts -> all(texts, 0, 0)).encode(List.of("a"))[0]).containsExactly(0, 0);
    }

    @Test
    void theyKnowTheirLengthAndName() {
        EndpointVectors vectors = vectors(EndpointVectorsTest::byLength);

        assertThat(vectors.dimensions()).isEqualTo(2);
        assertThat(vectors.version()).isEqualTo("model");
    }

    @Test
    void aWrongNumberOfVectorsIsRefused() {
        assertThatThrownBy(() -> vectors(texts -> JSON.createObjectNode()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("0 vectors for 1 texts");
    }

    @Test
    void aVectorThatIsMissingIsRefused() {
        Function<List<String>, ObjectNode> same = texts -> {
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode data = answer.putArray("data");
            texts.forEach(text -> add(data, 0, 1, 0));
            return answer;
        };

        assertThatThrownBy(() -> vectors(same).encode(List.of("a", "b")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none for a text");
    }

    @Test
    void aModelThatFailsIsOneSentence() {
        assertThatThrownBy(() -> vectors(texts -> {
                    throw new ModelException(ModelException.Kind.UNAUTHORIZED, "the key is refused");
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'model' failed: the key is refused");
    }

    @Test
    void anUndeclaredModelIsRefused() {
        var models = OneModel.of(new Embedder(EndpointVectorsTest::byLength));

        assertThatThrownBy(() -> EndpointVectors.of(models, "other"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'other'");
    }

    private EndpointVectors vectors(Function<List<String>, ObjectNode> answer) {
        return EndpointVectors.of(OneModel.of(new Embedder(answer)), "model");
    }

    private static ObjectNode byLength(List<String> texts) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < texts.size(); i++) {
            add(data, i, texts.get(i).length(), 1);
        }
        return answer;
    }

    private static ObjectNode all(List<String> texts, double x, double y) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < texts.size(); i++) {
            add(data, i, x, y);
        }
        return answer;
    }

    private static void add(ArrayNode data, int index, double x, double y) {
        data.addObject().put("index", index).putArray("embedding").add(x).add(y);
    }

    /** Answers as it is told, and counts what it was asked. */
    private final class Embedder implements EmbeddingModel {
        private final Function<List<String>, ObjectNode> answer;

        Embedder(Function<List<String>, ObjectNode> answer) {
            this.answer = answer;
        }

        @Override
        public ObjectNode embed(ObjectNode request) {
            List<String> texts = new ArrayList<>();
            request.path("input").forEach(text -> texts.add(text.asText()));
            batches.add(texts.size());
            return answer.apply(texts);
        }

        @Override
        public void close() {}
    }
}
