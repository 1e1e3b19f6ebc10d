package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.dataset.OneModel;
import dev.parley.dataset.topic.Labeller.Label;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLabellerTest {
    private static final List<String> TERMS = List.of("soup", "potatoes", "onions", "salt");
    private static final Label BY_TERMS = new Label("soup, potatoes, onions", "c-TF-IDF");

    @Test
    void theModelSeesTheTermsAndMessagesOfTheTopicAndOfOthers() {
        var model = new Namer(() -> "Recipes");

        ModelLabeller.of(OneModel.of(model), "model").label(TERMS, List.of("How do I\nboil soup?"), List.of("Sort a list"));

        String prompt = model.requests.getFirst().body().at("/messages/0/content").asText();
        assertThat(prompt).containsSubsequence(
                "soup, potatoes, onions, salt", "Messages of the group", "- How do I boil soup?", "Messages of other groups",
                "- Sort a list");
    }

    @ParameterizedTest
    @CsvSource({"Recipes,Recipes", "\"Recipes and Cooking.\",Recipes and Cooking", "**Recipes**,Recipes"})
    void itsAnswerIsTheName(String answer, String name) {
        assertThat(label(() -> answer)).isEqualTo(new Label(name, "model"));
    }

    @Test
    void onlyTheFirstLineCounts() {
        assertThat(label(() -> "\n\nRecipes\nThis name fits because...")).isEqualTo(new Label("Recipes", "model"));
    }

    @Test
    void aModelThatTalksIsNotHeard() {
        assertThat(label(() -> "Sure! A good name for this group of messages about soups, potatoes and onions could be Recipes"))
                .isEqualTo(BY_TERMS);
    }

    @Test
    void aModelThatSaysNothingLeavesItToTheTerms() {
        assertThat(label(() -> " ")).isEqualTo(BY_TERMS);
    }

    @Test
    void aModelThatFailsIsAskedNoMoreAndThatIsTold() {
        var model = new Namer(() -> {
            throw new ModelException(ModelException.Kind.UNAVAILABLE, "the server answers 503");
        });
        ModelLabeller labeller = ModelLabeller.of(OneModel.of(model), "model");

        assertThat(labeller.label(TERMS, List.of(), List.of())).isEqualTo(BY_TERMS);
        assertThat(labeller.label(TERMS, List.of(), List.of())).isEqualTo(BY_TERMS);
        assertThat(model.requests).hasSize(1);
        assertThat(labeller.problem()).hasValueSatisfying(
                problem -> assertThat(problem).contains("'model'").contains("the server answers 503"));
    }

    @Test
    void aModelThatRefusesOneTopicNamesTheNext() {
        var model = new Namer(() -> {
            throw new ModelException(ModelException.Kind.REFUSED, "the provider refuses the content");
        });
        ModelLabeller labeller = ModelLabeller.of(OneModel.of(model), "model");
        labeller.label(TERMS, List.of(), List.of());

        model.answer = () -> "Recipes";

        assertThat(labeller.label(TERMS, List.of(), List.of())).isEqualTo(new Label("Recipes", "model"));
        assertThat(labeller.problem()).isPresent();
    }

    @Test
    void anUndeclaredModelIsRefused() {
        var models = OneModel.of(new Namer(() -> "Recipes"));

        assertThatThrownBy(() -> ModelLabeller.of(models, "other"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'other'");
    }

    private static Label label(Supplier<String> answer) {
        return ModelLabeller.of(OneModel.of(new Namer(answer)), "model").label(TERMS, List.of("Soup?"), List.of());
    }

    /** Answers as it is told, and remembers what it was asked. */
    private static final class Namer implements ChatModel {
        private final List<ChatRequest> requests = new ArrayList<>();
        private Supplier<String> answer;

        Namer(Supplier<String> answer) {
            this.answer = answer;
        }

        @Override
        public ObjectNode complete(ChatRequest request) {
            requests.add(request);
            ObjectNode completion = new ObjectMapper().createObjectNode();
            completion.putArray("choices").addObject().putObject("message").put("content", answer.get());
            return completion;
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            throw new UnsupportedOperationException("names come whole");
        }

        @Override
        public void close() {}
    }
}
