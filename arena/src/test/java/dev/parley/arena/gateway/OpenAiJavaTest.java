package dev.parley.arena.gateway;

import static dev.parley.arena.ScriptedModel.stop;
import static dev.parley.arena.ScriptedModel.text;
import static dev.parley.arena.ScriptedModel.tool;
import static dev.parley.arena.ScriptedModel.toolsDone;
import static dev.parley.arena.ScriptedModel.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.store.Answer;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gateway as OpenAI's own Java client sees it. */
@Timeout(60)
class OpenAiJavaTest {
    private final RunningGateway gateway = new RunningGateway();
    private final OpenAIClient client = client(RunningGateway.KEY);

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    @Test
    void an_answer_comes_in_pieces() {
        gateway.models.chat("parrot", ScriptedModel.saying(text("Hel"), text("lo, "), text("wörld 🌍"), stop()));

        List<ChatCompletionChunk> chunks = stream(question("parrot").build());

        assertThat(said(chunks)).isEqualTo("Hello, wörld 🌍");
        assertThat(chunks).extracting(ChatCompletionChunk::id).containsOnly(chunks.getFirst().id());
        assertThat(chunks).extracting(ChatCompletionChunk::model).containsOnly("parrot");
    }

    @Test
    void an_answer_comes_as_a_whole() {
        gateway.models.chat("parrot", ScriptedModel.saying(text("Hel"), text("lo"), stop(), usage(3, 2)));

        ChatCompletion answer = client.chat().completions().create(question("parrot").build());

        answer.validate();
        assertThat(answer.choices().getFirst().message().content()).contains("Hello");
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(5);
    }

    @Test
    void usage_comes_in_a_chunk_of_its_own_when_asked_for() {
        gateway.models.chat("parrot", ScriptedModel.saying(text("Hello"), stop(), usage(3, 2)));

        List<ChatCompletionChunk> chunks = stream(question("parrot")
                .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build());

        assertThat(chunks.getLast().choices()).isEmpty();
        assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(2);
        assertThat(chunks.subList(0, 2)).allMatch(chunk -> chunk.usage().isEmpty() && !chunk._usage().isMissing());
    }

    @Test
    void usage_does_not_come_unasked() {
        gateway.models.chat("parrot", ScriptedModel.saying(text("Hello"), stop(), usage(3, 2)));

        assertThat(stream(question("parrot").build())).hasSize(2).allMatch(chunk -> chunk._usage().isMissing());
    }

    @Test
    void tool_calls_come_piece_by_piece() {
        gateway.models.chat("parrot", ScriptedModel.saying(
                tool(0, "call_1", "weather", ""),
                tool(0, "{\\\"city\\\":"),
                tool(0, "\\\"Ankara\\\"}"),
                toolsDone()));
        var accumulator = ChatCompletionAccumulator.create();

        stream(question("parrot").build()).forEach(accumulator::accumulate);

        var call = accumulator.chatCompletion().choices().getFirst().message().toolCalls().orElseThrow().getFirst();
        assertThat(call.asFunction().function().name()).isEqualTo("weather");
        assertThat(call.asFunction().function().arguments()).isEqualTo("{\"city\":\"Ankara\"}");
    }

    @Test
    void several_choices_come_side_by_side() {
        gateway.models.chat("parrot", ScriptedModel.saying(
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}",
                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}]}"));
        var accumulator = ChatCompletionAccumulator.create();

        stream(question("parrot").n(2).build()).forEach(accumulator::accumulate);

        assertThat(accumulator.chatCompletion().choices())
                .extracting(choice -> choice.message().content().orElseThrow())
                .containsExactly("a", "b");
    }

    @Test
    void what_the_gateway_does_not_know_passes_through_both_ways() throws InterruptedException {
        var model = ScriptedModel.saying("{\"system_fingerprint\":\"fp\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":\"x\"},\"logprobs\":{\"content\":[{\"token\":\"x\",\"logprob\":-0.5,"
                + "\"bytes\":null,\"top_logprobs\":[]}]}}]}");
        gateway.models.chat("parrot", model);

        List<ChatCompletionChunk> chunks = stream(question("parrot")
                .stop("END")
                .logprobs(true)
                .putAdditionalBodyProperty("newest_parameter", JsonValue.from(7))
                .build());

        var asked = model.request();
        assertThat(asked.path("stop").asText()).isEqualTo("END");
        assertThat(asked.path("newest_parameter").asInt()).isEqualTo(7);
        assertThat(chunks.getFirst().choices().getFirst().logprobs().orElseThrow().content().orElseThrow().getFirst()
                        .logprob())
                .isEqualTo(-0.5);
    }

    @Test
    void an_error_in_mid_stream_is_thrown() {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        gateway.models.chat("parrot", model);

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(question("parrot").build())) {
            var chunks = stream.stream().iterator();
            assertThat(chunks.next().choices()).isNotEmpty();
            model.fail(new ModelException(ModelException.Kind.BROKEN, "cut"));

            assertThatThrownBy(chunks::hasNext)
                    .isInstanceOf(OpenAIException.class)
                    .hasMessageContaining("The model's answer broke off.");
        }
    }

    @Test
    void an_answer_whose_client_leaves_is_completed_and_stored() throws InterruptedException {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        gateway.models.chat("parrot", model);
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(question("parrot").build())) {
            stream.stream().iterator().next();
        }

        model.say(text("lo"));
        model.say(stop());
        model.say(usage(3, 2));
        model.end();

        MemoryLedger.Finished finished = gateway.ledger.finished();
        assertThat(finished.status()).isEqualTo(Answer.Status.COMPLETE);
        assertThat(finished.answer()).contains("\"content\":\"Hello\"");
        assertThat(finished.usage()).contains(new Usage(3, 2));
        assertThat(finished.cost()).isEqualTo(7);
    }

    @Test
    void an_unknown_model_is_not_found() {
        assertThatThrownBy(() -> client.chat().completions().create(question("dodo").build()))
                .isInstanceOfSatisfying(NotFoundException.class, refused -> {
                    assertThat(refused.code()).contains("model_not_found");
                    assertThat(refused.param()).contains("model");
                });
    }

    @Test
    void a_model_for_battles_only_is_not_found() {
        gateway.models.hidden("mole", ScriptedModel.saying(text("x")));

        assertThatThrownBy(() -> client.chat().completions().create(question("mole").build()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_wrong_key_is_refused() {
        assertThatThrownBy(() -> client("guessed").models().list()).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void a_spent_budget_is_refused() {
        gateway.ledger.spentKey("poor");

        assertThatThrownBy(() -> client("poor").chat().completions().create(question("parrot").build()))
                .isInstanceOfSatisfying(RateLimitException.class, refused -> assertThat(refused.code())
                        .contains("insufficient_quota"));
    }

    @Test
    void a_refused_request_says_what_is_wrong() {
        assertThatThrownBy(() -> client.chat().completions().create(question("parrot").messages(List.of()).build()))
                .isInstanceOf(OpenAIException.class);
        gateway.models.chat("parrot", ScriptedModel.saying(text("x")));
        assertThatThrownBy(() -> client.chat().completions().create(question("parrot").messages(List.of()).build()))
                .isInstanceOfSatisfying(BadRequestException.class, refused -> assertThat(refused.param())
                        .contains("messages"));
    }

    @Test
    void models_are_listed_but_for_those_in_battles_only() {
        gateway.models.chat("parrot", ScriptedModel.saying());
        gateway.models.hidden("mole", ScriptedModel.saying());

        assertThat(client.models().list().data()).extracting(Model::id).containsExactly("parrot");
        assertThat(client.models().retrieve("parrot").id()).isEqualTo("parrot");
    }

    @Test
    void texts_are_embedded() {
        gateway.models.embedding("compass", new FixedEmbedding());

        var answer = client.embeddings()
                .create(EmbeddingCreateParams.builder().model("compass").input("north").build());

        assertThat(answer.data().getFirst().embedding()).containsExactly(0.25f, 0.5f);
        assertThat(answer.usage().promptTokens()).isEqualTo(1);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.address() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder question(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Hello?");
    }

    private List<ChatCompletionChunk> stream(ChatCompletionCreateParams params) {
        try (StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(params)) {
            return stream.stream().toList();
        }
    }

    private static String said(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
    }
}
