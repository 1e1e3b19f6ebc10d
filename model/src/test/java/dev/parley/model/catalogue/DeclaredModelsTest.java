package dev.parley.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatModelContract;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredModelsTest {
    private static final String TWO = """
            defaults: {provider: demo, pace: 0ms}
            models:
              polly: {persona: parrot}
              homer: {persona: poet, weight: 2}
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void declareTwo() throws IOException {
        file = folder.resolve("models.yaml");
        Files.writeString(file, TWO);
    }

    @Test
    void a_changed_file_is_taken_over_and_what_did_not_change_stays() throws IOException {
        try (DeclaredModels catalogue = open()) {
            ChatModel homer = catalogue.model("homer").orElseThrow();
            Files.writeString(file, TWO.replace("polly", "jack"));
            catalogue.reload(file);

            assertThat(catalogue.cards()).extracting(ModelCard::name).containsExactly("jack", "homer");
            assertThat(catalogue.model("homer")).containsSame(homer);
            assertThat(catalogue.model("polly")).isEmpty();
            assertThat(catalogue.health("polly")).isEmpty();
        }
    }

    @Test
    void a_broken_file_changes_nothing_and_is_told_until_it_is_mended() throws IOException {
        try (DeclaredModels catalogue = open()) {
            Files.writeString(file, TWO.replace("weight", "weigth"));
            catalogue.reload(file);

            assertThat(catalogue.cards()).extracting(ModelCard::name).containsExactly("polly", "homer");
            assertThat(catalogue.problem()).hasValueSatisfying(
                    sentence -> assertThat(sentence).endsWith("did you mean 'weight'?"));

            Files.writeString(file, TWO);
            catalogue.reload(file);

            assertThat(catalogue.problem()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_gone_changes_nothing_and_is_told() throws IOException {
        try (DeclaredModels catalogue = open()) {
            Files.delete(file);
            catalogue.reload(file);

            assertThat(catalogue.cards()).hasSize(2);
            assertThat(catalogue.problem()).isPresent();
        }
    }

    @Test
    void an_answer_that_began_before_the_change_comes_to_its_end() throws IOException {
        try (DeclaredModels catalogue = open()) {
            ChatStream stream = catalogue.model("polly").orElseThrow()
                    .stream(ChatRequest.of(List.of(Message.user("Hello there"))));
            Files.writeString(file, TWO.replace("polly", "jack"));
            catalogue.reload(file);

            assertThat(ChatModelContract.text(ChatModelContract.all(stream))).contains("Hello there");
        }
    }

    @Test
    void a_broken_file_at_the_start_is_refused() throws IOException {
        Files.writeString(file, "models: 7");

        assertThatThrownBy(this::open).isInstanceOf(InputException.class);
    }

    @Test
    void a_missing_file_of_weights_is_told_when_it_is_declared() throws IOException {
        Files.writeString(file, "models: {m: {provider: gguf, file: none.gguf}}");

        assertThatThrownBy(this::open).isInstanceOf(InputException.class).hasMessageContaining("none.gguf");
    }

    @Test
    void a_model_without_its_key_is_down_from_the_start_and_says_which_key() throws IOException {
        Files.writeString(file, "models: {m: {baseUrl: 'http://localhost/v1', key: {env: NO_SUCH_KEY}}}");

        try (DeclaredModels catalogue = open()) {
            ModelHealth health = catalogue.health("m").orElseThrow();

            assertThat(health.isUp()).isFalse();
            assertThat(health.lastFailure()).hasValueSatisfying(
                    failure -> assertThat(failure.message()).contains("NO_SUCH_KEY"));
        }
    }

    private DeclaredModels open() {
        return DeclaredModels.open(file, Surroundings.standard());
    }
}
