package dev.parley.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Answers;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PreparedModelTest {
    private static final String SETTINGS = """
            models:
              m: {baseUrl: 'http://localhost/v1', systemPrompt: Be kind., limits: {completionTokens: 100},
                  parameters: {temperature: 0.2, max_completion_tokens: 50}}
            """;

    @Test
    void what_the_caller_did_not_say_is_filled_in() {
        assertThat(prepared("{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}")).isEqualTo(Answers.json("""
                {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}],
                 "temperature": 0.2, "max_completion_tokens": 50}"""));
    }

    @Test
    void what_the_caller_said_stays() {
        String request = """
                {"messages": [{"role": "system", "content": "Be cruel."}, {"role": "user", "content": "Hi"}],
                 "temperature": 1, "max_tokens": 7, "x_other": true}""";

        assertThat(prepared(request)).isEqualTo(Answers.json(request));
    }

    @Test
    void no_answer_may_be_longer_than_declared() {
        assertThat(prepared("{\"messages\": [], \"max_tokens\": 101}").path("max_tokens").intValue()).isEqualTo(100);
        assertThat(prepared("{\"messages\": [], \"max_tokens\": null}").path("max_tokens").intValue()).isEqualTo(100);
    }

    private static ObjectNode prepared(String request) {
        Declaration declaration = ModelFile.parse(SETTINGS, "models.yaml").values().iterator().next();
        var sent = new AtomicReference<ObjectNode>(Answers.json("{}"));
        ChatModel upstream = new ChatModel() {
            @Override
            public ChatStream stream(ChatRequest prepared) {
                sent.set(prepared.body());
                return Answers.of(List.of());
            }

            @Override
            public void close() {}
        };
        try (ChatModel model = new PreparedModel(upstream, declaration)) {
            model.stream(new ChatRequest(Answers.json(request))).close();
        }
        return Objects.requireNonNull(sent.get());
    }
}
