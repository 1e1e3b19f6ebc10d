package dev.parley.arena.gateway;

import static dev.parley.arena.ScriptedModel.stop;
import static dev.parley.arena.ScriptedModel.text;
import static dev.parley.arena.ScriptedModel.tool;
import static dev.parley.arena.ScriptedModel.toolsDone;
import static dev.parley.arena.ScriptedModel.usage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.store.Answer;
import dev.parley.model.ModelException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as OpenAI's and Anthropic's own clients for Node see it. */
@Timeout(180)
class NodeClientsTest {
    private static final String OPENAI = "openai.mjs";
    private static final String ANTHROPIC = "anthropic.mjs";

    private final RunningGateway gateway = new RunningGateway();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodeClients.install();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void openai_reads_a_stream_with_usage() throws Exception {
        speak(text("Hel"), text("lo 🌍"), stop(), usage(3, 2));

        assertThat(see(OPENAI, "stream")).hasToString("{\"text\":\"Hello 🌍\",\"finishes\":[\"stop\"],\"tokens\":5}");
    }

    @Test
    void openai_reads_a_whole_answer() throws Exception {
        speak(text("Hel"), text("lo"), stop(), usage(3, 2));

        assertThat(see(OPENAI, "whole")).hasToString("{\"text\":\"Hello\",\"tokens\":5}");
    }

    @Test
    void openai_puts_tool_calls_together() throws Exception {
        speak(
                tool(0, "call_1", "weather", ""),
                tool(0, "{\\\"city\\\":"),
                tool(0, "\\\"Ankara\\\"}"),
                tool(1, "call_2", "time", "{}"),
                toolsDone());

        assertThat(see(OPENAI, "tools")).hasToString(
                "[[\"call_1\",\"weather\",\"{\\\"city\\\":\\\"Ankara\\\"}\"],[\"call_2\",\"time\",\"{}\"]]");
    }

    @Test
    void openai_throws_when_a_stream_breaks() throws Exception {
        JsonNode seen = seeBroken(OPENAI);

        assertThat(seen.path("text").asText()).isEqualTo("Hel");
        assertThat(seen.path("error").asText()).isEqualTo("APIError");
        assertThat(seen.path("code").asText()).isEqualTo("model_broken");
    }

    @Test
    void openai_tells_one_refusal_from_another() throws Exception {
        assertThat(see(OPENAI, "refused")).hasToString("{\"error\":\"NotFoundError\",\"status\":404,"
                + "\"code\":\"model_not_found\",\"type\":\"invalid_request_error\"}");
    }

    @Test
    void openai_embeds() throws Exception {
        gateway.models.embedding("parrot", new FixedEmbedding());

        assertThat(see(OPENAI, "embeddings")).hasToString("[0.25,0.5]");
    }

    @Test
    void anthropic_gets_its_events_in_order() throws Exception {
        speak(text("Hel"), text("lo"), stop(), usage(3, 2));

        JsonNode seen = see(ANTHROPIC, "stream");

        assertThat(seen.path("events")).hasToString("[\"message_start\",\"content_block_start\","
                + "\"content_block_delta\",\"content_block_delta\",\"content_block_stop\",\"message_delta\","
                + "\"message_stop\"]");
        assertThat(seen.path("text").asText()).isEqualTo("Hello");
        assertThat(seen.path("stop").asText()).isEqualTo("end_turn");
        assertThat(seen.path("usage")).hasToString("{\"input_tokens\":3,\"output_tokens\":2}");
    }

    @Test
    void anthropic_reads_a_whole_message() throws Exception {
        speak(text("Hello"), stop(), usage(3, 2));

        assertThat(see(ANTHROPIC, "whole")).hasToString("{\"type\":\"message\",\"text\":\"Hello\","
                + "\"stop\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}");
    }

    @Test
    void anthropic_puts_mixed_tool_calls_together() throws Exception {
        speak(
                text("Let me see."),
                tool(0, "call_1", "weather", ""),
                tool(1, "call_2", "time", "{"),
                tool(0, "{\\\"city\\\":\\\"Ankara\\\"}"),
                tool(1, "}"),
                toolsDone());

        assertThat(see(ANTHROPIC, "tools")).hasToString("{\"content\":[{\"type\":\"text\",\"text\":\"Let me see.\"},"
                + "{\"type\":\"tool_use\",\"id\":\"call_1\",\"name\":\"weather\",\"input\":{\"city\":\"Ankara\"}},"
                + "{\"type\":\"tool_use\",\"id\":\"call_2\",\"name\":\"time\",\"input\":{}}],\"stop\":\"tool_use\"}");
    }

    @Test
    void anthropic_sends_what_a_tool_returned() throws Exception {
        ScriptedModel model = speak(text("It is 21 degrees."), stop());

        assertThat(see(ANTHROPIC, "toolResult").asText()).isEqualTo("It is 21 degrees.");
        JsonNode asked = model.request();
        assertThat(asked.path("tool_choice").asText()).isEqualTo("required");
        assertThat(asked.path("messages")).hasToString("[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"How warm is it?\"},{\"role\":\"assistant\",\"tool_calls\":"
                + "[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\","
                + "\"arguments\":\"{\\\"city\\\":\\\"Ankara\\\"}\"}}],\"content\":null},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"21\"}]");
    }

    @Test
    void anthropic_throws_when_a_stream_breaks() throws Exception {
        assertThat(seeBroken(ANTHROPIC))
                .hasToString("{\"text\":\"Hel\",\"error\":\"APIError\",\"type\":\"api_error\"}");
    }

    @Test
    void anthropic_tells_one_refusal_from_another() throws Exception {
        assertThat(see(ANTHROPIC, "refused"))
                .hasToString("{\"error\":\"NotFoundError\",\"status\":404,\"type\":\"not_found_error\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void both_list_models(String script) throws Exception {
        speak();

        assertThat(see(script, "models")).hasToString("[\"parrot\"]");
    }

    @ParameterizedTest
    @CsvSource({OPENAI, ANTHROPIC})
    void an_answer_is_completed_when_either_cancels(String script) throws Exception {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        gateway.models.chat("parrot", model);
        see(script, "cancel");

        model.say(text("lo"));
        model.say(stop());
        model.end();

        MemoryLedger.Finished finished = gateway.ledger.finished();
        assertThat(finished.status()).isEqualTo(Answer.Status.COMPLETE);
        assertThat(finished.answer()).contains("\"content\":\"Hello\"");
    }

    private ScriptedModel speak(String... chunks) {
        ScriptedModel model = ScriptedModel.saying(chunks);
        gateway.models.chat("parrot", model);
        return model;
    }

    private JsonNode see(String script, String scene) throws IOException, InterruptedException {
        return NodeClients.seen(NodeClients.start(gateway, script, scene, "parrot"));
    }

    private JsonNode seeBroken(String script) throws IOException, InterruptedException {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        gateway.models.chat("parrot", model);
        model.fail(new ModelException(ModelException.Kind.BROKEN, "cut"));
        return see(script, "broken");
    }
}
