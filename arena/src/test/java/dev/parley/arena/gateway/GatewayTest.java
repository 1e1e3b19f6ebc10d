package dev.parley.arena.gateway;

import static dev.parley.arena.ScriptedModel.stop;
import static dev.parley.arena.ScriptedModel.text;
import static dev.parley.arena.ScriptedModel.usage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.StoreUnavailableException;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway, byte by byte. */
@Timeout(60)
class GatewayTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String MESSAGES = "/v1/messages";
    private static final String QUESTION =
            "{\"model\":\"parrot\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";
    private static final String STREAMED = QUESTION.replace("{\"model\"", "{\"stream\":true,\"model\"");

    private final RunningGateway gateway = new RunningGateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_stream_is_numbered_events_and_done() throws Exception {
        speak(text("Hello"), stop());

        HttpResponse<String> answer = gateway.post(CHAT, STREAMED);

        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream; charset=utf-8");
        assertThat(answer.body().replaceAll("chatcmpl-\\w+", "ID")).isEqualTo("""
                id: 1
                data: {"id":"ID","object":"chat.completion.chunk","created":1767323045,"model":"parrot",\
                "choices":[{"index":0,"delta":{"content":"Hello","role":"assistant"}}]}

                id: 2
                data: {"id":"ID","object":"chat.completion.chunk","created":1767323045,"model":"parrot",\
                "choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]

                """);
    }

    @Test
    void a_client_that_comes_back_gets_what_it_has_not_seen() throws Exception {
        speak(text("Hel"), text("lo"), stop());
        String id = id(gateway.post(CHAT, STREAMED).body());

        HttpResponse<String> rest = gateway.get(CHAT + "/" + id + "?stream=true", "Last-Event-ID", "1");

        assertThat(rest.body()).startsWith("id: 2\n").contains("\"lo\"").endsWith("data: [DONE]\n\n");
    }

    @Test
    void a_client_of_messages_that_comes_back_gets_what_it_has_not_seen() throws Exception {
        speak(text("Hel"), text("lo"), stop());
        String id = id(gateway.post(MESSAGES, STREAMED).body());

        HttpResponse<String> rest = gateway.get(MESSAGES + "/" + id + "?stream=true", "Last-Event-ID", "1");

        assertThat(rest.body())
                .startsWith("id: 2\nevent: content_block_delta\n")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void a_client_that_comes_back_may_take_the_whole_answer() throws Exception {
        speak(text("Hel"), text("lo"), stop());
        String id = id(gateway.post(CHAT, STREAMED).body());

        JsonNode whole = Json.MAPPER.readTree(gateway.get(CHAT + "/" + id).body());

        assertThat(whole.at("/choices/0/message/content").asText()).isEqualTo("Hello");
    }

    @Test
    void nobody_else_may_follow_an_answer() throws Exception {
        gateway.ledger.key("other", ApiKey.Limits.NONE);
        speak(text("Hello"), stop());
        String id = id(gateway.post(CHAT, STREAMED).body());

        assertThat(gateway.get(CHAT + "/" + id, "Authorization", "Bearer other").statusCode()).isEqualTo(404);
    }

    @Test
    void an_answer_can_be_stopped() throws Exception {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        gateway.models.chat("parrot", model);
        var answer = CompletableFuture.supplyAsync(() -> post(STREAMED));
        model.request();
        String id = gateway.onlyGeneration();

        assertThat(gateway.delete(CHAT + "/" + id).body()).contains("\"stopped\":true");
        assertThat(answer.get().body()).contains("\"code\":\"stopped\"");
        assertThat(gateway.ledger.finished().status()).isEqualTo(Answer.Status.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTION, "streamed"})
    void a_model_is_not_asked_what_cannot_be_written_down(String question) throws Exception {
        gateway.ledger.writeBegins(CompletableFuture.failedFuture(new IllegalStateException("the disk is full")));
        speak(text("Hello"), stop());

        HttpResponse<String> answer = gateway.post(CHAT, question.equals(QUESTION) ? QUESTION : STREAMED);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).contains("store_unavailable");
    }

    @Test
    void the_end_is_not_told_before_the_answer_is_written_down() throws Exception {
        var durable = new CompletableFuture<Boolean>();
        gateway.ledger.writeEnds(durable);
        speak(text("Hello"), stop());
        var answer = CompletableFuture.supplyAsync(() -> post(QUESTION));
        gateway.ledger.finished();

        assertThat(answer).isNotDone();
        durable.complete(true);
        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTION, "streamed"})
    void an_answer_that_cannot_be_written_down_is_an_error(String question) throws Exception {
        gateway.ledger.writeEnds(CompletableFuture.failedFuture(new IllegalStateException("the disk is full")));
        speak(text("Hello"), stop());

        HttpResponse<String> answer = gateway.post(CHAT, question.equals(QUESTION) ? QUESTION : STREAMED);

        assertThat(answer.body()).contains("\"error\"").doesNotContain("[DONE]").doesNotContain("finish_reason");
    }

    @Test
    void a_store_that_is_away_is_told_with_a_time_to_come_back() throws Exception {
        gateway.ledger.writeEnds(CompletableFuture.failedFuture(new StoreUnavailableException("away")));
        speak(text("Hello"), stop());

        HttpResponse<String> answer = gateway.post(CHAT, QUESTION);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).contains("\"code\":\"store_unavailable\"");
    }

    @Test
    void a_call_is_logged_with_its_cost() throws Exception {
        speak(text("Hello"), stop(), usage(10, 20));

        gateway.post(CHAT, QUESTION);

        assertThat(gateway.ledger.begun()).containsExactly(new MemoryLedger.Begun(
                "id of secret", CHAT, "parrot", "[{\"role\":\"user\",\"content\":\"Hello?\"}]"));
        assertThat(gateway.ledger.finished().cost()).isEqualTo(50);
    }

    @Test
    void a_rate_limit_tells_when_to_come_back() throws Exception {
        var limits = new ApiKey.Limits(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.empty());
        gateway.ledger.key("slow", limits);
        speak(text("Hello"), stop());

        HttpResponse<String> first = gateway.post(CHAT, QUESTION, "Authorization", "Bearer slow");
        HttpResponse<String> second = gateway.post(CHAT, QUESTION, "Authorization", "Bearer slow");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("x-ratelimit-remaining-requests")).contains("0");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("retry-after")).contains("60");
        assertThat(second.headers().firstValue("x-ratelimit-limit-requests")).contains("1");
    }

    @Test
    void tokens_are_charged_when_they_are_known() throws Exception {
        var limits = new ApiKey.Limits(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(100));
        gateway.ledger.key("brief", limits);
        speak(text("Hello"), stop(), usage(50, 100));

        gateway.post(CHAT, QUESTION, "Authorization", "Bearer brief");
        HttpResponse<String> second = gateway.post(CHAT, QUESTION, "Authorization", "Bearer brief");

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("x-ratelimit-remaining-tokens")).contains("0");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, invalid_request",
        "REFUSED, 400, content_refused",
        "NOT_FOUND, 404, model_not_found",
        "RATE_LIMITED, 429, rate_limit_exceeded",
        "UNAUTHORIZED, 502, upstream_unauthorized",
        "UNAVAILABLE, 503, model_unavailable",
        "UNREACHABLE, 502, model_unreachable",
        "TIMED_OUT, 504, model_timed_out",
        "BROKEN, 502, model_broken"
    })
    void a_model_that_fails_before_it_says_anything_is_told_by_the_status(
            ModelException.Kind kind, int status, String code) throws Exception {
        ScriptedModel model = ScriptedModel.open();
        gateway.models.chat("parrot", model);
        model.fail(new ModelException(kind, "for the operator only"));

        HttpResponse<String> answer = gateway.post(CHAT, STREAMED);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain("operator");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{            | 400 | invalid_json",
        "[]           | 400 | invalid_json",
        "{} {}        | 400 | invalid_json",
        "{}           | 400 | invalid_request",
        "{\"model\":7} | 400 | invalid_request",
        "{\"model\":\"../etc\",\"messages\":[1]} | 404 | model_not_found",
    })
    void bad_requests_are_refused(String body, int status, String code) throws Exception {
        speak();

        HttpResponse<String> answer = gateway.post(CHAT, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void an_unknown_address_is_told_in_the_clients_form() throws Exception {
        assertThat(gateway.get("/v1/nothing").body()).contains("\"error\":{\"message\"");
        assertThat(gateway.get("/v1/nothing", "anthropic-version", "2023-06-01").body())
                .startsWith("{\"type\":\"error\"");
    }

    @Test
    void anthropics_errors_name_the_request() throws Exception {
        HttpResponse<String> answer = gateway.post(MESSAGES, QUESTION.replace("\"max_tokens\":9,", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        String request = answer.headers().firstValue("request-id").orElseThrow();
        assertThat(answer.body()).isEqualTo("{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                + "\"message\":\"The field 'max_tokens' must be a number above 0.\"},\"request_id\":\"" + request + "\"}");
    }

    @Test
    void a_key_in_anthropics_header_counts_and_a_revoked_one_does_not() throws Exception {
        gateway.ledger.revokedKey("old");

        assertThat(gateway.get("/v1/models", "Authorization", "", "x-api-key", RunningGateway.KEY).statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/v1/models", "Authorization", "", "x-api-key", "old").statusCode()).isEqualTo(401);
    }

    private void speak(String... chunks) {
        gateway.models.chat("parrot", ScriptedModel.saying(chunks));
    }

    private HttpResponse<String> post(String body) {
        try {
            return gateway.post(CHAT, body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String events) {
        return events.replaceFirst("(?s).*?\"((chatcmpl-|msg_)\\w+)\".*", "$1");
    }
}
