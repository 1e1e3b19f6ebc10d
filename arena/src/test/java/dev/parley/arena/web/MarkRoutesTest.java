package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.moderation.Said;
import dev.parley.arena.moderation.Window;
import dev.parley.arena.store.Judgement;
import dev.parley.arena.store.Subject;
import dev.parley.core.Message;
import dev.parley.moderation.Policy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the operator sees of marks. */
@Timeout(60)
class MarkRoutesTest {
    private static final String MODEL = "wren-7b";

    private final RunningArena arena;
    private final Visitor visitor;
    private final Visitor operator;

    MarkRoutesTest(@TempDir Path folder) {
        var answering = ScriptedModel.saying(ScriptedModel.text("An answer."), ScriptedModel.stop());
        arena = new RunningArena(
                folder,
                new TestModels().with(MODEL, answering),
                new WordModerator(),
                Policy.Mode.FAIL_OPEN,
                Window.STANDARD);
        visitor = arena.consenting();
        operator = arena.visitor();
    }

    @BeforeEach
    void signIn() {
        operator.post("admin/sign-in", "{\"password\":\"" + arena.adminPassword + "\"}");
    }

    @AfterEach
    void stop() {
        arena.close();
    }

    private String ask(String question) {
        return Visitor.id(visitor.ask(visitor.open("direct", MODEL), "", question));
    }

    private JsonNode list(String query) {
        return Visitor.json(operator.get("admin/marks" + query));
    }

    @Test
    void flaggedMessagesAreListedWithoutTheirTexts() {
        String turn = ask("a wicked question");
        ask("a good question");

        JsonNode list = list("");

        assertThat(list.path("waiting")).hasToString("{\"flagged\":1}");
        assertThat(list.path("marks")).hasSize(1);
        JsonNode mark = list.path("marks").path(0);
        assertThat(mark.path("id").asText()).isEqualTo(turn);
        assertThat(mark.path("flags"))
                .hasToString("[{\"category\":\"violence\",\"score\":0.75,\"threshold\":0.5}]");
        assertThat(mark.path("moderator").asText()).isEqualTo("word-7");
        assertThat(mark.path("policy").asText()).isEqualTo("2026-11");
        assertThat(mark.path("stopped").asBoolean()).isTrue();
        assertThat(list.toString()).doesNotContain("wicked");
    }

    @Test
    void aCategoryTellsThemApart() {
        ask("a wicked question");

        assertThat(list("?category=violence").path("marks")).hasSize(1);
        assertThat(list("?category=hate").path("marks")).isEmpty();
        assertThat(list("?state=unmoderated").path("marks")).isEmpty();
        assertThat(operator.get("admin/marks?category=rudeness").statusCode()).isEqualTo(400);
    }

    @Test
    void aMessageIsShownWithItsConversation() {
        String turn = ask("a wicked <b>question</b>");

        JsonNode shown = Visitor.json(operator.get("admin/marks/" + turn));

        assertThat(shown.path("text").asText()).isEqualTo("a wicked <b>question</b>");
        assertThat(shown.path("conversation").findValuesAsText("by")).containsExactly("user", MODEL);
    }

    @Test
    void aMessageOfACallIsShownWithItsConversation() {
        String call = arena.store.gatewayCalls()
                .begin("key", "/v1/chat/completions", MODEL, "[{\"role\":\"user\",\"content\":\"wicked\"}]");
        arena.moderator().moderate(List.of(new Said(Subject.inCall(call, 0), Message.user("wicked"))));
        // What is written later is there later.
        arena.store.users().create();

        JsonNode shown = Visitor.json(operator.get("admin/marks/" + call + ":0"));

        assertThat(shown.path("origin").asText()).isEqualTo("gateway");
        assertThat(shown.path("conversation"))
                .hasToString("[{\"id\":\"" + call + ":0\",\"by\":\"user\",\"text\":\"wicked\"}]");
    }

    @Test
    void aJudgementTakesAMessageOffTheList() {
        String turn = ask("a wicked question");

        assertThat(operator.post("admin/marks/" + turn + "/judgement", "{\"judgement\":\"wrong\"}").statusCode())
                .isEqualTo(204);

        assertThat(list("").path("marks")).isEmpty();
        assertThat(arena.store.marks().judged(9)).singleElement().satisfies(
                judged -> assertThat(judged.judgement()).isEqualTo(Judgement.WRONG));
        assertThat(operator.post("admin/marks/" + turn + "/judgement", "{\"judgement\":\"right\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aJudgementIsRightOrWrong() {
        String turn = ask("a wicked question");

        assertThat(operator.post("admin/marks/" + turn + "/judgement", "{\"judgement\":\"maybe\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatWasMarkedIsCounted() {
        ask("a wicked question");

        assertThat(visitor.page("/metrics").body())
                .contains("parley_moderation_messages_total{role=\"user\",state=\"flagged\"} 1.0")
                .contains("parley_moderation_flags_total{category=\"violence\",role=\"user\"} 1.0");
    }
}
