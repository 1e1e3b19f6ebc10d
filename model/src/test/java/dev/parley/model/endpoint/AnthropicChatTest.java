package dev.parley.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Answers;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnthropicChatTest extends EndpointContract {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @Override
    protected ChatModel model(Endpoint endpoint) {
        return new AnthropicChat(endpoint, "upstream", CLOCK);
    }

    @Override
    protected String answer(String text) {
        return beginning()
                + event("content_block_start", "\"index\": 0, \"content_block\": {\"type\": \"text\", \"text\": \"\"}")
                + event("ping", "\"x_unknown\": 1")
                + event("content_block_delta", "\"index\": 0, \"delta\": {\"type\": \"text_delta\", \"text\": \""
                        + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"}")
                + event("x_unknown", "\"index\": 0")
                + event("content_block_stop", "\"index\": 0")
                + ending("end_turn");
    }

    @Override
    protected String beginning() {
        return event("message_start", """
                "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": "upstream",
                "content": [], "stop_reason": null,
                "usage": {"input_tokens": 5, "cache_read_input_tokens": 2, "output_tokens": 1}}""");
    }

    private static String ending(String reason) {
        String delta = "\"delta\": {\"stop_reason\": \"" + reason + "\"}";
        return event("message_delta", delta + ", \"usage\": {\"output_tokens\": 9}")
                + event("message_stop", "\"x_unknown\": 1");
    }

    @Override
    protected String overloaded() {
        return event("error", "\"error\": {\"type\": \"overloaded_error\", \"message\": \"private words\"}");
    }

    @Override
    protected String failure(String type) {
        return "{\"type\": \"error\", \"error\": {\"type\": \"" + type + "\", \"message\": \"private words\"}}";
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\": \"" + type + "\", " + fields.replace("\n", "") + "}\n\n";
    }

    @Test
    void what_the_model_thinks_and_which_tools_it_calls_is_translated() {
        server.then(ScriptedServer.events(
                beginning()
                        + event("content_block_start", "\"index\": 0, \"content_block\": {\"type\": \"thinking\"}")
                        + delta(0, "thinking_delta", "thinking", "Hm.")
                        + delta(0, "signature_delta", "signature", "sig")
                        + toolUse(1, "t1", "f")
                        + delta(1, "input_json_delta", "partial_json", "{\\\"a\\\":")
                        + delta(1, "input_json_delta", "partial_json", "1}")
                        + toolUse(2, "t2", "g")
                        + ending("tool_use"),
                1000));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            ObjectNode whole = model.complete(request());

            assertThat(whole.at("/choices/0/message")).isEqualTo(Answers.json("""
                    {"role": "assistant", "content": "", "reasoning_content": "Hm.", "reasoning_signature": "sig",
                     "tool_calls": [
                       {"id": "t1", "type": "function", "function": {"name": "f", "arguments": "{\\"a\\":1}"}},
                       {"id": "t2", "type": "function", "function": {"name": "g", "arguments": ""}}]}"""));
            assertThat(whole.at("/choices/0/finish_reason").textValue()).isEqualTo("tool_calls");
            assertThat(whole.path("created").longValue()).isEqualTo(1_700_000_000);
        }
    }

    @Test
    void cached_tokens_count_as_tokens_of_the_prompt() {
        server.then(ScriptedServer.events(answer("x"), 1000));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            assertThat(Answers.json(model.complete(request()).path("usage").toString())).isEqualTo(Answers.json("""
                    {"prompt_tokens": 7, "completion_tokens": 9, "total_tokens": 16,
                     "prompt_tokens_details": {"cached_tokens": 2}}"""));
        }
    }

    @Test
    void requests_are_translated() {
        assertThat(sent("""
                {"messages": [
                   {"role": "system", "content": "Be brief."},
                   {"role": "developer", "content": [{"type": "text", "text": "And kind."}]},
                   {"role": "user", "content": [
                     {"type": "text", "text": "What is this?"},
                     {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}},
                     {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}]},
                   {"role": "assistant", "content": null, "tool_calls": [
                     {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{\\"x\\": 1}"}}]},
                   {"role": "tool", "tool_call_id": "c1", "content": "a cat"},
                   {"role": "user", "content": "Well?"}],
                 "max_completion_tokens": 50, "temperature": 1.5, "stop": "END", "user": "u1", "n": 1, "seed": 3,
                 "top_k": 5, "logprobs": false, "parallel_tool_calls": false, "tool_choice": "required",
                 "tools": [{"type": "function", "function":
                   {"name": "look", "description": "Looks.", "parameters": {"type": "object", "properties": {}}}}]}"""))
                .isEqualTo(Answers.json("""
                {"model": "upstream", "stream": true, "max_tokens": 50, "temperature": 1.0, "stop_sequences": ["END"],
                 "metadata": {"user_id": "u1"}, "top_k": 5,
                 "tools": [{"name": "look", "description": "Looks.",
                            "input_schema": {"type": "object", "properties": {}}}],
                 "tool_choice": {"type": "any", "disable_parallel_tool_use": true},
                 "system": "Be brief.\\n\\nAnd kind.",
                 "messages": [
                   {"role": "user", "content": [
                     {"type": "text", "text": "What is this?"},
                     {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}},
                     {"type": "image", "source": {"type": "url", "url": "https://example.org/a.png"}}]},
                   {"role": "assistant", "content": [
                     {"type": "tool_use", "id": "c1", "name": "look", "input": {"x": 1}}]},
                   {"role": "user", "content": [
                     {"type": "tool_result", "tool_use_id": "c1", "content": "a cat"},
                     {"type": "text", "text": "Well?"}]}]}"""));
    }

    @Test
    void the_key_and_the_version_are_sent_as_anthropic_wants_them() {
        server.then(ScriptedServer.events(answer("x"), 1000));
        var endpoint = new Endpoint(server.base(), Key.variable("KEY", Map.of("KEY", "sk-secret")));
        try (ChatModel model = model(endpoint)) {
            all(model.stream(request()));
        }

        assertThat(server.requests().getFirst().path()).isEqualTo("/v1/messages");
        assertThat(server.requests().getFirst().headers())
                .containsEntry("x-api-key", "sk-secret")
                .containsEntry("anthropic-version", "2023-06-01");
    }

    private JsonNode sent(String request) {
        server.then(ScriptedServer.events(answer("x"), 1000));
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE))) {
            all(model.stream(new ChatRequest(Answers.json(request))));
        }
        return server.requests().getFirst().body();
    }

    private static String toolUse(int index, String id, String name) {
        return event("content_block_start", """
                "index": %d, "content_block": {"type": "tool_use", "id": "%s", "name": "%s"}"""
                .formatted(index, id, name));
    }

    private static String delta(int index, String type, String field, String text) {
        return event("content_block_delta", """
                "index": %d, "delta": {"type": "%s", "%s": "%s"}""".formatted(index, type, field, text));
    }
}
