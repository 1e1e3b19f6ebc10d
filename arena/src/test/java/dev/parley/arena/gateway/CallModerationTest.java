package dev.parley.arena.gateway;

import static dev.parley.arena.ScriptedModel.stop;
import static dev.parley.arena.ScriptedModel.text;
import static dev.parley.arena.ScriptedModel.usage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.KeptMarks;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.moderation.Window;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Mark;
import dev.parley.model.Json;
import dev.parley.moderation.Policy.Mode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moderation makes of calls. */
@Timeout(60)
class CallModerationTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final Window WINDOW = new Window(8, 2);

    private final WordModerator moderator = new WordModerator();
    private final KeptMarks marks = new KeptMarks();
    private RunningGateway gateway = new RunningGateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    private ScriptedModel serve(Mode mode, String... says) {
        gateway.close();
        gateway = new RunningGateway(moderator.live(mode, WINDOW, marks));
        String[] chunks = Stream.concat(
                        Arrays.stream(says).map(ScriptedModel::text),
                        Stream.of(stop(), usage(3, 2)))
                .toArray(String[]::new);
        ScriptedModel model = ScriptedModel.saying(chunks);
        gateway.models.chat("parrot", model);
        return model;
    }

    private HttpResponse<String> ask(String question, boolean streams) throws Exception {
        return gateway.post(CHAT, ("{\"model\":\"parrot\",\"stream\":%b,\"messages\":[{\"role\":\"system\",\"content\":"
                + "\"Be brief.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}]}")
                .formatted(streams, question));
    }

    private JsonNode choice(String question) throws Exception {
        return Json.MAPPER.readTree(ask(question, false).body()).path("choices").path(0);
    }

    private static List<String> lines(HttpResponse<String> streamed) {
        return streamed.body().lines().filter(line -> line.startsWith("data: ")).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_only_observed_goes_through_and_is_marked(boolean streams) throws Exception {
        serve(Mode.OBSERVE, "a wicked", " answer");

        assertThat(ask("a wicked question", streams).body()).contains("a wicked").contains("\"stop\"");
        var kept = List.of(marks.next(), marks.next(), marks.next());
        assertThat(kept).extracting(KeptMarks.Kept::text)
                .containsExactly("Be brief.", "a wicked question", "a wicked answer");
        assertThat(kept).extracting(mark -> mark.mark().state())
                .containsExactly(Mark.State.CLEAR, Mark.State.FLAGGED, Mark.State.FLAGGED);
        assertThat(kept).extracting(mark -> mark.subject().id()).containsExactly("call-1:0", "call-1:1", "call-1:2");
        assertThat(kept).noneMatch(mark -> mark.mark().verdict().stopped());
    }

    @Test
    void a_flagged_request_reaches_no_model() throws Exception {
        ScriptedModel model = serve(Mode.FAIL_OPEN, "never said");

        assertThat(choice("a wicked question"))
                .hasToString("{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null},"
                        + "\"finish_reason\":\"content_filter\"}");
        assertThat(model.requests()).isZero();
        assertThat(List.of(marks.next(), marks.next())).extracting(mark -> mark.mark().verdict().stopped())
                .containsExactly(false, true);
    }

    @Test
    void a_flagged_request_is_told_of_in_a_stream() throws Exception {
        serve(Mode.FAIL_OPEN, "never said");

        assertThat(lines(ask("a wicked question", true))).hasSize(2).first().asString()
                .contains("\"finish_reason\":\"content_filter\"");
    }

    @Test
    void a_flagged_answer_ends_before_its_window() throws Exception {
        serve(Mode.FAIL_OPEN, "Go", "od as gold,", " but", " wicked", " too.");

        List<String> lines = lines(ask("a question", true));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"content\":\"Go\"");
        assertThat(lines.get(1)).contains("\"finish_reason\":\"content_filter\"");
        MemoryLedger.Finished finished = gateway.ledger.finished();
        assertThat(finished.status()).isEqualTo(Answer.Status.COMPLETE);
        assertThat(finished.answer()).doesNotContain("wicked");
        marks.next();
        marks.next();
        KeptMarks.Kept answer = marks.next();
        assertThat(answer.text()).isEqualTo("Good as gold, but wicked");
        assertThat(answer.mark().verdict().stopped()).isTrue();
    }

    @Test
    void a_flagged_answer_ends_as_a_whole() throws Exception {
        serve(Mode.FAIL_OPEN, "Good as gold.", " But wicked too.");

        assertThat(choice("a question").path("finish_reason").asText()).isEqualTo("content_filter");
    }

    @Test
    void what_is_clear_comes_whole() throws Exception {
        serve(Mode.FAIL_CLOSED, "Good ", "as ", "gold", ".");

        assertThat(choice("a question").path("message").path("content").asText()).isEqualTo("Good as gold.");
    }

    @Test
    void anthropics_clients_read_a_refusal() throws Exception {
        serve(Mode.FAIL_OPEN, "never said");

        assertThat(gateway.post("/v1/messages", "{\"model\":\"parrot\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\","
                        + "\"content\":\"a wicked question\"}]}").body())
                .contains("\"stop_reason\":\"refusal\"");
    }

    @Test
    void without_a_moderator_nothing_goes_on_if_it_must_not() throws Exception {
        ScriptedModel model = serve(Mode.FAIL_CLOSED, "never said");
        moderator.fall();

        HttpResponse<String> answer = ask("a question", false);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"moderation_unavailable\"");
        assertThat(model.requests()).isZero();
        assertThat(gateway.ledger.finished().status()).isEqualTo(Answer.Status.FAILED);
    }

    @Test
    void without_a_moderator_what_goes_on_is_marked() throws Exception {
        serve(Mode.FAIL_OPEN, "An answer.");
        moderator.fall();

        assertThat(choice("a question").path("message").path("content").asText()).isEqualTo("An answer.");
        assertThat(List.of(marks.next(), marks.next(), marks.next()))
                .allMatch(mark -> mark.mark().state() == Mark.State.UNMODERATED);
    }

    @Test
    void what_a_model_said_before_stops_nothing() throws Exception {
        serve(Mode.FAIL_OPEN, "Sorry.");

        String answer = gateway.post(CHAT, "{\"model\":\"parrot\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
                        + "{\"role\":\"assistant\",\"content\":\"wicked\"},{\"role\":\"user\",\"content\":\"What?\"}]}")
                .body();

        assertThat(answer).contains("Sorry.");
    }
}
