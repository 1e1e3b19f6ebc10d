package dev.parley.moderation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.Json;
import dev.parley.model.ModerationModel;
import dev.parley.model.endpoint.OpenAiModerations;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Unmoderated;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndpointModeratorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void eachMessageGetsItsOwnVerdictHoweverManyThereAre() {
        List<Message> messages = IntStream.range(0, 70)
                .mapToObj(i -> Message.user(i % 2 == 0 ? "good" : "bad"))
                .toList();

        List<Outcome> outcomes = moderate(200, EndpointModeratorTest::verdicts, PATIENCE, messages);

        assertThat(outcomes).hasSize(70);
        assertThat(outcomes.get(68)).isEqualTo(outcomes.get(0));
        assertThat(((Assessment) outcomes.get(69)).score(Category.HATE)).isEqualTo(0.9);
        assertThat(((Assessment) outcomes.get(68)).score(Category.HATE)).isEqualTo(0.1);
    }

    @Test
    void anEndpointThatIsDownLeavesMessagesUnmoderated() {
        var outcomes = moderate(503, request -> "{}", PATIENCE, List.of(Message.user("a"), Message.user("b")));

        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Unmoderated.class));
    }

    @Test
    void anEndpointThatIsTooSlowLeavesMessagesUnmoderated() {
        var never = new CountDownLatch(1);
        var outcomes = moderate(
                200,
                request -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "{}";
                },
                Duration.ofMillis(100),
                List.of(Message.user("a")));

        assertThat(outcomes).hasOnlyElementsOfType(Unmoderated.class);
    }

    @Test
    void nonsenseIsNoVerdict() {
        for (String nonsense : List.of(
                "no JSON",
                "{\"results\": []}",
                "{\"results\": [{\"flagged\": false}]}",
                "{\"results\": [{\"category_scores\": {\"hate\": 7}}]}")) {
            assertThat(moderate(200, request -> nonsense, PATIENCE, List.of(Message.user("a"))))
                    .as(nonsense)
                    .hasOnlyElementsOfType(Unmoderated.class);
        }
    }

    @Test
    void aMessageThatIsNotTakenDoesNotLeaveItsNeighboursUnmoderated() {
        List<Outcome> outcomes;
        try (var server = new LocalEndpoint(200, EndpointModeratorTest::verdicts);
                var refusing = new LocalEndpoint(400, request -> "{\"error\": {\"message\": \"too long\"}}");
                var taken = new OpenAiModerations(server.endpoint(PATIENCE), "m");
                var refused = new OpenAiModerations(refusing.endpoint(PATIENCE), "m");
                var moderator = new EndpointModerator(
                        new Chosen(request -> request.toString().contains("huge") ? refused.moderate(request)
                                : taken.moderate(request)),
                        "endpoint",
                        "1")) {
            outcomes = moderator.moderate(List.of(Message.user("good"), Message.user("huge"), Message.user("bad")));
        }

        assertThat(outcomes)
                .extracting(outcome -> outcome instanceof Assessment)
                .containsExactly(true, false, true);
    }

    /** Sends requests here or there. */
    private record Chosen(UnaryOperator<ObjectNode> way) implements ModerationModel {
        @Override
        public ObjectNode moderate(ObjectNode request) {
            return way.apply(request);
        }

        @Override
        public void close() {}
    }

    private static List<Outcome> moderate(
            int status, UnaryOperator<String> answers, Duration patience, List<Message> messages) {
        try (var server = new LocalEndpoint(status, answers);
                var moderator = new EndpointModerator(
                        new OpenAiModerations(server.endpoint(patience), "m"), "endpoint", "1")) {
            return moderator.moderate(messages);
        }
    }

    /** Finds what is bad hateful. */
    private static String verdicts(String request) {
        ObjectNode answer = Json.object();
        var results = answer.putArray("results");
        for (JsonNode input : parsed(request).path("input")) {
            ObjectNode scores = results.addObject().putObject("category_scores");
            Category.LMSYS.forEach(category -> scores.put(category.label(), 0.0));
            scores.put("hate", input.textValue().equals("bad") ? 0.9 : 0.1);
        }
        return answer.toString();
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
