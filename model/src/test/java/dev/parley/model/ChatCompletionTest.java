package dev.parley.model;

import static dev.parley.model.Answers.chunk;
import static dev.parley.model.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChatCompletionTest {
    private static final ChunkWriter WRITER = new ChunkWriter("chatcmpl-1", 1_700_000_000, "m");

    @Test
    void texts_are_joined_and_the_end_is_kept() {
        ObjectNode whole = whole(
                WRITER.role(),
                WRITER.text("Hel"),
                WRITER.text("lo"),
                WRITER.finish("stop"),
                WRITER.usage(new Usage(3, 2)));

        assertThat(json(whole.toString())).isEqualTo(json("""
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1700000000, "model": "m",
                 "choices": [{"index": 0, "finish_reason": "stop",
                              "message": {"role": "assistant", "content": "Hello"}}],
                 "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}}"""));
    }

    @Property
    void however_a_text_is_cut_it_comes_out_whole(@ForAll List<String> pieces) {
        Stream<ChatChunk> chunks = Stream.concat(Stream.of(WRITER.role()), pieces.stream().map(WRITER::text));

        assertThat(message(whole(chunks.toArray(ChatChunk[]::new))).path("content").textValue())
                .isEqualTo(String.join("", pieces));
    }

    @Test
    void tool_calls_are_joined_by_their_index() {
        ObjectNode whole = whole(
                WRITER.toolCall(0, "call_a", "weather"),
                WRITER.toolArguments(0, "{\"city\":"),
                WRITER.toolCall(1, "call_b", "time"),
                WRITER.toolArguments(1, "{}"),
                WRITER.toolArguments(0, "\"Lima\"}"),
                WRITER.finish("tool_calls"));

        assertThat(message(whole)).isEqualTo(json("""
                {"role": "assistant", "content": null, "tool_calls": [
                  {"id": "call_a", "type": "function",
                   "function": {"name": "weather", "arguments": "{\\"city\\":\\"Lima\\"}"}},
                  {"id": "call_b", "type": "function", "function": {"name": "time", "arguments": "{}"}}]}"""));
    }

    @Test
    void a_name_that_is_repeated_in_each_piece_counts_once() {
        ObjectNode whole = whole(
                chunk("""
                    {"choices": [{"index": 0, "delta": {"role": "assistant", "tool_calls":
                      [{"index": 0, "id": "c", "function": {"name": "f", "arguments": "{"}}]}}]}"""),
                chunk("""
                    {"choices": [{"index": 0, "delta": {"role": "assistant", "tool_calls":
                      [{"index": 0, "id": "c", "function": {"name": "f", "arguments": "}"}}]}}]}"""));

        assertThat(message(whole).path("role").textValue()).isEqualTo("assistant");
        assertThat(message(whole).at("/tool_calls/0/function"))
                .isEqualTo(json("{\"name\": \"f\", \"arguments\": \"{}\"}"));
    }

    @Test
    void each_of_several_choices_is_put_together_for_itself() {
        ObjectNode whole = whole(
                chunk("{\"choices\": [{\"index\": 1, \"delta\": {\"content\": \"b\"}}]}"),
                chunk("{\"choices\": [{\"index\": 0, \"delta\": {\"content\": \"a\"}}]}"),
                chunk("{\"choices\": [{\"index\": 1, \"delta\": {\"content\": \"B\"}, \"finish_reason\": \"end\"}]}"));

        assertThat(whole.at("/choices/0/message/content").textValue()).isEqualTo("a");
        assertThat(whole.at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(whole.at("/choices/1/message/content").textValue()).isEqualTo("bB");
        assertThat(whole.at("/choices/1/finish_reason").textValue()).isEqualTo("end");
    }

    @Test
    void log_probabilities_are_listed_one_after_the_other() {
        ObjectNode whole = whole(
                chunk("{\"choices\": [{\"delta\": {}, \"logprobs\": {\"content\": [{\"token\": \"a\"}]}}]}"),
                chunk("{\"choices\": [{\"delta\": {}, \"logprobs\": {\"content\": [{\"token\": \"b\"}]}}]}"));

        assertThat(whole.at("/choices/0/logprobs"))
                .isEqualTo(json("{\"content\": [{\"token\": \"a\"}, {\"token\": \"b\"}]}"));
    }

    @Test
    void fields_that_nobody_knows_are_kept() {
        ObjectNode whole = whole(
                chunk("{\"service_tier\": \"fast\", \"choices\": [{\"delta\": {\"reasoning_content\": \"Hm\"}}]}"),
                chunk("""
                    {"citations": [1], "choices": [{"delta": {"reasoning_content": "m."}, "score": 2}]}"""));

        assertThat(whole.path("service_tier").textValue()).isEqualTo("fast");
        assertThat(whole.path("citations")).hasSize(1);
        assertThat(whole.at("/choices/0/score").intValue()).isEqualTo(2);
        assertThat(message(whole).path("reasoning_content").textValue()).isEqualTo("Hmm.");
    }

    private static ObjectNode whole(ChatChunk... chunks) {
        return ChatCompletion.of(Answers.of(List.of(chunks)));
    }

    private static ObjectNode message(ObjectNode whole) {
        return (ObjectNode) whole.at("/choices/0/message");
    }
}
