package dev.parley.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Answers;
import dev.parley.model.ChatModel;
import dev.parley.model.ChunkWriter;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiChatTest extends EndpointContract {
    private static final ChunkWriter WRITER = new ChunkWriter("chatcmpl-1", 1_700_000_000, "upstream");

    @Override
    protected ChatModel model(Endpoint endpoint) {
        return new OpenAiChat(endpoint, "upstream");
    }

    @Override
    protected String answer(String text) {
        int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        return beginning()
                + event(WRITER.text(text.substring(0, middle)).body().put("x_unknown", 1))
                + event(WRITER.text(text.substring(middle)).body())
                + event(WRITER.finish("stop").body())
                + event(WRITER.usage(new Usage(5, 2)).body())
                + "data: [DONE]\n\n";
    }

    @Override
    protected String beginning() {
        return event(WRITER.role().body());
    }

    @Override
    protected String overloaded() {
        return "data: {\"error\": {\"message\": \"private words\", \"type\": \"server_error\", \"code\": null}}\n\n";
    }

    @Override
    protected String failure(String type) {
        return """
                {"error": {"message": "private words", "type": "%s", "param": null, "code": null}}""".formatted(type);
    }

    @Override
    protected ScriptedServer.Script wholeAnswer(String text) {
        return ScriptedServer.plain(200, """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "upstream", "x_unknown": 1,
                 "choices": [{"index": 0, "message": {"role": "assistant", "content": "%s"}, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 5, "completion_tokens": 2}}""".formatted(text));
    }

    private static String event(Object json) {
        return "data: " + json + "\n\n";
    }

    @Test
    void the_request_passes_with_all_its_fields_the_providers_model_and_the_key() {
        server.then(ScriptedServer.events(answer("x"), 1000));
        var request = request();
        request.body().put("x_new_parameter", true).putObject("stream_options").put("include_obfuscation", false);
        try (ChatModel model = model(
                new Endpoint(server.base(), Key.variable("KEY", Map.of("KEY", "sk-secret"))))) {
            all(model.stream(request));
        }

        ScriptedServer.Request sent = server.requests().getFirst();
        assertThat(sent.path()).isEqualTo("/v1/chat/completions");
        assertThat(sent.headers()).containsEntry("authorization", "Bearer sk-secret");
        assertThat(sent.body().path("model").textValue()).isEqualTo("upstream");
        assertThat(sent.body().path("x_new_parameter").booleanValue()).isTrue();
        assertThat(sent.body().path("stream_options")).isEqualTo(
                Answers.json("{\"include_obfuscation\": false, \"include_usage\": true}"));
    }

    @Test
    void unknown_fields_of_answers_pass() {
        server.then(ScriptedServer.events(answer("x"), 1000));
        server.then(wholeAnswer("x"));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            assertThat(all(model.stream(request()))).anyMatch(chunk -> chunk.body().has("x_unknown"));
            assertThat(model.complete(request()).has("x_unknown")).isTrue();
        }
    }

    @Test
    void a_server_may_forget_the_last_event() {
        server.then(ScriptedServer.events(answer("x").replace("data: [DONE]\n\n", ""), 1000));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            assertThat(text(all(model.stream(request())))).isEqualTo("x");
        }
    }

    @Test
    void a_whole_answer_may_take_longer_than_the_first_piece_of_a_stream() {
        server.then((out, in) -> {
            Thread.sleep(200);
            return wholeAnswer("x").play(out, in);
        });
        var deadlines = new Deadlines(LONG, Duration.ofMillis(50), LONG, LONG);
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE, Map.of(), deadlines))) {
            assertThat(model.complete(request()).at("/choices/0/message/content").textValue()).isEqualTo("x");
        }
    }

    @Test
    void choices_that_are_null_become_none() {
        server.then(ScriptedServer.events("data: {\"choices\": null}\n\n" + answer("x"), 1000));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            assertThat(all(model.stream(request()))).allMatch(chunk -> chunk.body().path("choices").isArray());
        }
    }

    @Test
    void an_error_in_the_words_of_fastchat_is_an_error() {
        server.then(ScriptedServer.events("data: {\"text\": \"NETWORK ERROR\", \"error_code\": 50001}\n\n", 1000));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            assertThatThrownBy(() -> all(model.stream(request()))).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void refused_content_is_told_apart() {
        server.then(ScriptedServer.plain(400, failure("content_filter")));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            assertThatThrownBy(() -> model.complete(request()))
                    .isInstanceOfSatisfying(ModelException.class, e ->
                            assertThat(e.kind()).isEqualTo(ModelException.Kind.REFUSED));
        }
    }

    @Test
    void embeddings_are_asked_for_and_passed_on() {
        server.then(ScriptedServer.plain(200, "{\"data\": [{\"index\": 0, \"embedding\": [0.5]}]}"));
        try (var model = new OpenAiEmbeddings(new Endpoint(server.base(), Key.NONE), "vectors")) {
            var answer = model.embed(Answers.json("{\"input\": [\"a\"], \"dimensions\": 1}"));

            assertThat(answer.at("/data/0/embedding/0").doubleValue()).isEqualTo(0.5);
            assertThat(server.requests()).extracting(ScriptedServer.Request::path).isEqualTo(List.of("/v1/embeddings"));
            assertThat(server.requests().getFirst().body())
                    .isEqualTo(Answers.json("{\"input\": [\"a\"], \"dimensions\": 1, \"model\": \"vectors\"}"));
        }
    }

    @Test
    void moderations_are_asked_for_and_passed_on() {
        server.then(ScriptedServer.plain(200, "{\"results\": [{\"flagged\": true}]}"));
        try (var model = new OpenAiModerations(new Endpoint(server.base(), Key.NONE), "moderator")) {
            var answer = model.moderate(Answers.json("{\"input\": [\"a\"]}"));

            assertThat(answer.at("/results/0/flagged").booleanValue()).isTrue();
            assertThat(server.requests()).extracting(ScriptedServer.Request::path).isEqualTo(List.of("/v1/moderations"));
            assertThat(server.requests().getFirst().body())
                    .isEqualTo(Answers.json("{\"input\": [\"a\"], \"model\": \"moderator\"}"));
        }
    }

    @Test
    void a_moderation_without_results_is_broken() {
        server.then(ScriptedServer.plain(200, "{\"results\": 7}"));
        try (var model = new OpenAiModerations(new Endpoint(server.base(), Key.NONE), "moderator")) {
            assertThatThrownBy(() -> model.moderate(Answers.json("{\"input\": [\"a\"]}")))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("a moderation without results");
        }
    }
}
