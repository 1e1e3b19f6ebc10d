package dev.parley.dataset.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.dataset.OneModel;
import dev.parley.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJudgeTest {
    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes.", " YES, both ask for the capital", "**Yes**", "Answer: yes", "\"yes\""})
    void aYesConfirms(String answer) {
        assertThat(isSame(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "No.", "\nNO, other numbers", "**No**", "Answer: no", "'no'"})
    void aNoDenies(String answer) {
        assertThat(isSame(answer)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I'm sorry, but I can't help with that.", "Nobody can tell", "Yesterday", "是"})
    void whatIsNeitherLeavesTheFindingAsItIs(String answer) {
        assertThat(isSame(answer)).isTrue();
    }

    @Test
    void theModelIsShownBothTextsAndAskedForAShortAnswer() {
        var model = new SayingModel(prompt -> "yes");

        ask(model, "What is the capital of Peru?", "Name Peru's capital.");

        assertThat(model.requests()).singleElement().satisfies(request -> {
            assertThat(request.path("messages").path(0).path("content").asText())
                    .contains("What is the capital of Peru?", "Name Peru's capital.");
            assertThat(request.path("temperature").asInt()).isZero();
            assertThat(request.path("max_tokens").asInt()).isLessThan(20);
        });
    }

    @Test
    void anEndpointThatDoesNotAnswerIsASentenceThatNamesTheJudge() {
        var model = new SayingModel(prompt -> {
            throw new ModelException(ModelException.Kind.RATE_LIMITED, "the server is busy");
        });

        assertThatThrownBy(() -> ask(model, "the question", "the text"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'model'")
                .hasMessageContaining("the server is busy")
                .hasMessageNotContaining("the question");
    }

    @Test
    void aModelThatIsNotDeclaredIsAClearError() {
        assertThatThrownBy(() -> ModelJudge.of(OneModel.of(new SayingModel(prompt -> "yes")), "delphi"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'delphi'");
    }

    private static boolean isSame(String answer) {
        return ask(new SayingModel(prompt -> answer), "one", "other");
    }

    private static boolean ask(SayingModel model, String question, String text) {
        try (ModelJudge judge = ModelJudge.of(OneModel.of(model), "model")) {
            return judge.isSame(question, text);
        }
    }
}
