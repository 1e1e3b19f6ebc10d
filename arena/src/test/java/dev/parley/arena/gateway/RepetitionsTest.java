package dev.parley.arena.gateway;

import static dev.parley.arena.ScriptedModel.stop;
import static dev.parley.arena.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.ScriptedModel;
import dev.parley.arena.store.ApiKey;
import dev.parley.model.ModelException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with an {@code Idempotency-Key}. */
@Timeout(60)
class RepetitionsTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String MESSAGES = "/v1/messages";
    private static final String QUESTION =
            "{\"model\":\"parrot\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";
    private static final String STREAMED =
            "{\"stream\":true,\"model\":\"parrot\",\"max_tokens\":9,"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private final RunningGateway gateway = new RunningGateway(now::get);

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTION, STREAMED})
    void a_repetition_gets_the_same_answer_and_asks_no_model(String question) throws Exception {
        speak();

        for (String path : new String[] {CHAT, MESSAGES}) {
            HttpResponse<String> first = post(path, question, "one");
            HttpResponse<String> second = post(path, question, "one");

            assertThat(second.body()).isEqualTo(first.body()).contains("Hello");
            assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        }
        assertThat(gateway.ledger.begun()).hasSize(2);
    }

    @Test
    void a_repetition_of_what_still_runs_waits_for_it() throws Exception {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        gateway.models.chat("parrot", model);
        var first = CompletableFuture.supplyAsync(() -> unchecked(QUESTION));
        model.request();
        var second = CompletableFuture.supplyAsync(() -> unchecked(QUESTION));

        model.say(text("lo"));
        model.say(stop());
        model.end();

        assertThat(second.get().body()).isEqualTo(first.get().body());
        assertThat(gateway.ledger.begun()).hasSize(1);
    }

    @Test
    void another_request_under_the_same_key_is_refused() throws Exception {
        speak();
        post(CHAT, QUESTION, "one");

        HttpResponse<String> other = post(CHAT, QUESTION.replace("Hello?", "Bye."), "one");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("\"code\":\"idempotency_key_reused\"");
    }

    @Test
    void keys_of_others_are_others() throws Exception {
        gateway.ledger.key("other", ApiKey.Limits.NONE);
        speak();
        post(CHAT, QUESTION, "one");

        gateway.post(CHAT, QUESTION, "Idempotency-Key", "one", "Authorization", "Bearer other");

        assertThat(gateway.ledger.begun()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {QUESTION, STREAMED})
    void what_failed_is_tried_again(String question) throws Exception {
        ScriptedModel model = ScriptedModel.open();
        gateway.models.chat("parrot", model);
        model.fail(new ModelException(ModelException.Kind.BROKEN, "cut off"));
        assertThat(post(CHAT, question, "one").statusCode()).isEqualTo(502);

        speak();

        assertThat(post(CHAT, question, "one").body()).contains("Hello");
    }

    @Test
    void after_ten_minutes_the_model_is_asked_again() throws Exception {
        speak();
        post(CHAT, QUESTION, "one");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(11)));

        post(CHAT, QUESTION, "one");

        assertThat(gateway.ledger.begun()).hasSize(2);
    }

    @Test
    void a_key_without_end_is_refused() throws Exception {
        speak();

        assertThat(post(CHAT, QUESTION, "x".repeat(256)).statusCode()).isEqualTo(400);
    }

    private void speak() {
        gateway.models.chat("parrot", ScriptedModel.saying(text("Hello"), stop()));
    }

    private HttpResponse<String> post(String path, String question, String key)
            throws IOException, InterruptedException {
        return gateway.post(path, question, "Idempotency-Key", key);
    }

    private HttpResponse<String> unchecked(String question) {
        try {
            return post(CHAT, question, "one");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
