package dev.parley.arena.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.arena.ScriptedModel;
import dev.parley.model.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, it is never a failure of the server, and the error has its form. */
@Timeout(60)
class RequestFuzzTest {
    private static final List<String> PATHS = List.of("/v1/chat/completions", "/v1/messages", "/v1/embeddings");

    @FuzzTest(maxDuration = "20s")
    void any_body_is_answered_or_clearly_refused(byte[] body) throws Exception {
        check(new String(body, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"model\":\"parrot\",\"messages\":{\"a\":1}}",
                "{\"model\":\"parrot\",\"messages\":[1,null,[]],\"max_tokens\":1}",
                "{\"model\":\"parrot\",\"messages\":[{\"role\":\"user\",\"content\":7}],\"max_tokens\":\"9\"}",
                "{\"model\":\"parrot\",\"messages\":[{\"role\":\"assistant\",\"content\":[{}]}],\"max_tokens\":1e99}",
                "{\"model\":\"parrot\",\"messages\":\"hi\",\"tools\":3,\"tool_choice\":[],\"max_tokens\":1}",
                "{\"model\":\"vectors\",\"input\":{\"a\":[]}}",
                "{\"model\":\"parrot\",\"stream\":true,\"stream_options\":7,\"n\":-1,\"messages\":[{}],\"max_tokens\":1}",
                "{\"model\":\"parrot\",\"system\":{\"x\":1},\"messages\":[{\"role\":\"user\",\"content\":null}],\"max_tokens\":1}"
            })
    void odd_bodies_are_answered_or_clearly_refused(String body) throws Exception {
        check(body);
    }

    private static void check(String body) throws Exception {
        try (var gateway = new RunningGateway()) {
            gateway.models.chat("parrot", ScriptedModel.saying(ScriptedModel.text("Hello"), ScriptedModel.stop()));
            gateway.models.embedding("vectors", new FixedEmbedding());
            for (String path : PATHS) {
                HttpResponse<String> answer = gateway.post(path, body);
                assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isLessThan(500);
                if (answer.statusCode() >= 400) {
                    assertThat(Json.MAPPER.readTree(answer.body()).at("/error/message").asText()).isNotBlank();
                }
            }
        }
    }
}
