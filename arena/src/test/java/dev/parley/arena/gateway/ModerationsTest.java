package dev.parley.arena.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.moderations.Moderation;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.moderations.ModerationCreateResponse;
import com.openai.models.moderations.ModerationMultiModalInput;
import com.openai.models.moderations.ModerationTextInput;
import dev.parley.arena.KeptMarks;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.moderation.Window;
import dev.parley.arena.store.Answer;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModerationModel;
import dev.parley.moderation.Policy;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moderations as OpenAI's own clients see them. */
@Timeout(180)
class ModerationsTest {
    private static final String PATH = "/v1/moderations";

    private final WordModerator moderator = new WordModerator();
    private final RunningGateway gateway =
            new RunningGateway(moderator.live(Policy.Mode.OBSERVE, Window.STANDARD, new KeptMarks()));
    private final OpenAIClient client = client(RunningGateway.KEY);

    @BeforeAll
    static void install() throws Exception {
        NodeClients.install();
    }

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    @Test
    void a_text_has_one_result() {
        ModerationCreateResponse answer = moderate(ModerationCreateParams.builder().input("a wicked thing"));

        answer.validate();
        Moderation result = answer.results().getFirst();
        assertThat(answer.results()).hasSize(1);
        assertThat(answer.id()).startsWith("modr-");
        assertThat(answer.model()).isEqualTo("word-7");
        assertThat(result.flagged()).isTrue();
        assertThat(result.categories().violence()).isTrue();
        assertThat(result.categories().illicit()).contains(false);
        assertThat(result.categoryScores().violence()).isEqualTo(0.75);
        assertThat(result.categoryScores().selfHarmIntent()).isEqualTo(0.125);
        assertThat(result.categoryAppliedInputTypes().violence()).hasSize(1);
    }

    @Test
    void texts_have_results_in_their_order() {
        var texts = List.of("good", "wicked", "good");

        assertThat(moderate(ModerationCreateParams.builder().inputOfStrings(texts)).results())
                .extracting(Moderation::flagged)
                .containsExactly(false, true, false);
    }

    @Test
    void parts_are_one_message() {
        ModerationCreateResponse answer = moderate(ModerationCreateParams.builder()
                .inputOfModerationMultiModalArray(List.of(part("good"), part("wicked"))));

        assertThat(answer.results()).extracting(Moderation::flagged).containsExactly(true);
        assertThat(moderator.asked()).containsExactly("good\nwicked");
    }

    @ParameterizedTest
    @CsvSource({
        "omni-moderation-latest, 13, true",
        "omni-moderation-2024-09-26, 13, true",
        "text-moderation-latest, 11, false",
        "text-moderation-stable, 11, false",
        "word-7, 13, true"
    })
    void each_of_openais_models_has_its_own_shape(String model, int categories, boolean tellsTypes) throws Exception {
        JsonNode result = post("{\"model\":\"" + model + "\",\"input\":\"good\"}").path("results").path(0);

        assertThat(result.path("categories").size()).isEqualTo(categories);
        assertThat(result.path("category_scores").size()).isEqualTo(categories);
        assertThat(result.path("category_applied_input_types").size()).isEqualTo(tellsTypes ? categories : 0);
    }

    @Test
    void the_client_for_node_reads_them() throws Exception {
        assertThat(NodeClients.seen(NodeClients.start(gateway, "openai.mjs", "moderations", "omni-moderation-latest")))
                .hasToString("{\"model\":\"word-7\",\"flagged\":[false,true],\"violence\":[0.25,0.75],"
                        + "\"types\":[[\"text\"],[\"text\"]]}");
    }

    @Test
    void the_client_for_node_throws_what_is_wrong() throws Exception {
        assertThat(NodeClients.seen(NodeClients.start(gateway, "openai.mjs", "unmoderated", "omni-moderation-latest")))
                .hasToString("{\"error\":\"BadRequestError\",\"status\":400,\"code\":\"invalid_request\","
                        + "\"param\":\"input\",\"type\":\"invalid_request_error\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{\"input\":null}",
        "{\"input\":7}",
        "{\"input\":{}}",
        "{\"input\":[]}",
        "{\"input\":[1,2]}",
        "{\"input\":[\"good\",{\"type\":\"text\",\"text\":\"good\"}]}",
        "{\"input\":[{\"type\":\"text\"}]}",
        "{\"input\":[{\"type\":\"text\",\"text\":\"good\"},\"good\"]}",
        "{\"input\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://elsewhere.example/a.png\"}}]}"
    })
    void whatever_is_no_text_is_refused(String body) throws Exception {
        HttpResponse<String> answer = gateway.post(PATH, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(answer.body()).path("error").path("param").asText()).isEqualTo("input");
    }

    @Test
    void images_are_refused_in_so_many_words() throws Exception {
        assertThat(post("{\"input\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}}]}")
                        .path("error").path("message").asText())
                .isEqualTo("This moderator does not look at images; send only parts of the type 'text'.");
    }

    @Test
    void an_unknown_model_is_not_found() {
        assertThatThrownBy(() -> moderate(ModerationCreateParams.builder().input("good").model("dodo")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_model_that_chats_does_not_moderate() throws Exception {
        gateway.models.chat("parrot", ScriptedModel.saying());

        assertThat(post("{\"model\":\"parrot\",\"input\":\"good\"}").path("error").path("code").asText())
                .isEqualTo("model_not_fit");
    }

    @Test
    void a_declared_model_answers_for_itself() throws Exception {
        var declared = new Declared();
        gateway.models.moderation("omni-moderation-latest", declared);
        String image = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}}";

        JsonNode answer = post("{\"model\":\"omni-moderation-latest\",\"input\":[" + image + "]}");

        assertThat(answer).hasToString("{\"id\":\"modr-theirs\",\"results\":[],\"model\":\"omni-moderation-latest\"}");
        assertThat(declared.asked.path("input").path(0)).hasToString(image);
    }

    @Test
    void a_declared_model_that_is_down_is_told_of() throws Exception {
        gateway.models.moderation("warden", new Declared() {
            @Override
            public ObjectNode moderate(ObjectNode request) {
                throw new ModelException(ModelException.Kind.TIMED_OUT, "late");
            }
        });

        assertThat(post("{\"model\":\"warden\",\"input\":\"good\"}").path("error").path("code").asText())
                .isEqualTo("model_timed_out");
        assertThat(gateway.ledger.finished().status()).isEqualTo(Answer.Status.FAILED);
    }

    @Test
    void a_moderator_that_is_down_never_calls_a_text_harmless() {
        moderator.fall();

        assertThatThrownBy(() -> moderate(ModerationCreateParams.builder().input("good")))
                .isInstanceOfSatisfying(InternalServerException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(503);
                    assertThat(refused.code()).contains("moderation_unavailable");
                });
    }

    @Test
    void the_arena_may_have_no_moderator() throws Exception {
        try (var unmoderated = new RunningGateway()) {
            HttpResponse<String> answer = unmoderated.post(PATH, "{\"input\":\"good\"}");

            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
        }
    }

    @Test
    void a_wrong_key_is_refused() {
        assertThatThrownBy(() -> client("guessed").moderations().create(
                        ModerationCreateParams.builder().input("good").build()))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void a_spent_budget_is_refused() {
        gateway.ledger.spentKey("poor");

        assertThatThrownBy(() -> client("poor").moderations().create(
                        ModerationCreateParams.builder().input("good").build()))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void calls_are_logged() throws Exception {
        moderate(ModerationCreateParams.builder().input("good"));

        assertThat(gateway.ledger.begun())
                .containsExactly(new MemoryLedger.Begun("id of secret", PATH, "word-7", "\"good\""));
        MemoryLedger.Finished finished = gateway.ledger.finished();
        assertThat(finished.status()).isEqualTo(Answer.Status.COMPLETE);
        assertThat(finished.answer()).contains("\"flagged\":false");
    }

    private ModerationCreateResponse moderate(ModerationCreateParams.Builder params) {
        return client.moderations().create(params.build());
    }

    private JsonNode post(String body) throws Exception {
        return Json.MAPPER.readTree(gateway.post(PATH, body).body());
    }

    private static ModerationMultiModalInput part(String text) {
        return ModerationMultiModalInput.ofText(ModerationTextInput.builder().text(text).build());
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.address() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    /** A moderator that somebody else runs. */
    private static class Declared implements ModerationModel {
        private ObjectNode asked = Json.object();

        @Override
        public ObjectNode moderate(ObjectNode request) {
            asked = request;
            ObjectNode answer = Json.object().put("id", "modr-theirs");
            answer.putArray("results");
            return answer;
        }

        @Override
        public void close() {}
    }
}
