package dev.parley.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.model.ChatRequest;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
    private static final Surroundings SURROUNDINGS = Surroundings.standard();

    @Test
    void without_a_file_three_models_are_offered_that_are_plainly_named_as_demos() {
        try (ModelCatalogue catalogue = DeclaredModels.demo(SURROUNDINGS)) {
            assertThat(catalogue.cards()).extracting(ModelCard::name)
                    .containsExactly("demo-parrot", "demo-scholar", "demo-poet");
            assertThat(catalogue.cards()).allSatisfy(
                    card -> assertThat(card.description()).startsWith("Built-in demo model."));
        }
    }

    @Test
    void an_answer_bears_the_declared_name_and_its_cost_is_written_down() {
        Declaration declaration = ModelFile.parse("""
                models:
                  polly: {provider: demo, persona: parrot, pace: 0ms, price: {prompt: 1000000, completion: 0}}
                """, "test").values().iterator().next();
        DeclaredModel polly = new Workshop(Path.of(""), SURROUNDINGS).make("polly", declaration);

        ObjectNode answer = polly.chat().orElseThrow().complete(ChatRequest.of(List.of(Message.user("Hello there"))));

        assertThat(answer.path("model").textValue()).isEqualTo("polly");
        assertThat(answer.at("/choices/0/message/content").textValue()).contains("Hello there");
        assertThat(polly.health().answered()).isEqualTo(1);
        assertThat(polly.health().cost()).isEqualTo((double) polly.health().usage().promptTokens()).isPositive();
    }
}
