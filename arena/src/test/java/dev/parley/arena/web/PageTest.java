package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.rule.ChatLimits;
import dev.parley.model.ModelException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the page's server answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final String OPEN = "nightingale-13b";
    private static final String HIDDEN = "secret-heron";

    private final RunningArena arena;

    PageTest(@TempDir Path folder) {
        arena = new RunningArena(folder, new TestModels().with(OPEN, answering()).withHidden(HIDDEN, answering()));
    }

    @AfterAll
    void stop() {
        arena.close();
    }

    private static ScriptedModel answering() {
        return ScriptedModel.saying(
                ScriptedModel.text("An "),
                ScriptedModel.text("answer."),
                ScriptedModel.stop(),
                ScriptedModel.usage(3, 2));
    }

    @Test
    void noModelIsNamedInABattleBeforeTheVote() {
        Visitor visitor = arena.consenting();
        HttpResponse<String> opened = visitor.post("chats", "{\"mode\":\"battle\",\"models\":[],\"request\":\"n\"}");
        String chat = Visitor.id(opened);
        HttpResponse<String> asked = visitor.ask(chat, "", "Hello");
        HttpResponse<String> events = visitor.get("turns/" + Visitor.id(asked) + "/events");
        HttpResponse<String> shown = visitor.get("chats/" + chat);
        HttpResponse<String> link = visitor.post("turns/" + Visitor.id(asked) + "/share", "{}");
        HttpResponse<String> shared = visitor.get("shares/" + Visitor.json(link).path("link").asText());

        assertThat(List.of(opened, asked, events, shown, shared))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isBetween(200, 201))
                .noneMatch(answer -> answer.body().contains(OPEN) || answer.body().contains(HIDDEN))
                .noneMatch(answer -> answer.headers().map().toString().contains(HIDDEN));
    }

    @Test
    void theVoteTellsTheNames() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("battle"), "Hello");

        JsonNode told = Visitor.json(visitor.vote(turn, "tie"));

        assertThat(texts(told.path("models"))).containsExactlyInAnyOrder(OPEN, HIDDEN);
        assertThat(told.path("revealed").asBoolean()).isTrue();
    }

    @Test
    void aHiddenModelIsNeitherListedNorChosen() {
        Visitor visitor = arena.consenting();

        assertThat(visitor.get("session").body()).contains(OPEN).doesNotContain(HIDDEN);
        assertThat(visitor.post(
                                "chats", "{\"mode\":\"direct\",\"models\":[\"" + HIDDEN + "\"],\"request\":\"h\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theCookieIsForThisPageOnly() {
        HttpResponse<String> answer = arena.visitor()
                .post("consent", "{\"terms\":\"" + RunningArena.SETTINGS.terms().version() + "\"}");

        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .contains("Path=/")
                        .doesNotContain("Secure"));
    }

    @Test
    void behindHttpsTheCookieNeverTravelsWithout(@TempDir Path folder) {
        var settings = new PageSettings("Parley", RunningArena.SETTINGS.terms(), true, ChatLimits.STANDARD, 100);
        try (var secure = new RunningArena(folder, new TestModels(), settings)) {
            HttpResponse<String> answer =
                    secure.visitor().post("consent", "{\"terms\":\"" + settings.terms().version() + "\"}");

            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));
        }
    }

    @Test
    void thePageForbidsBrowsersToLoadOrRunAnythingFromElsewhere() {
        HttpResponse<String> page = arena.visitor().page("/battle");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self' 'sha256-")
                        .doesNotContain("unsafe-inline", "unsafe-eval", "*", "http:", "https:"));
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.body()).doesNotContain("http://", "https://", "{{");
    }

    @Test
    void filesMayBeKeptForGoodAndThePageItselfMayNot() {
        Visitor visitor = arena.visitor();
        String page = visitor.page("/").body();
        String script = page.replaceAll("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");

        assertThat(visitor.page(script).headers().firstValue("Cache-Control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(visitor.page("/").headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void aReaderGoesOnWhereItWas() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("direct", OPEN), "Hello");

        String rest = visitor.get("turns/" + turn + "/events", "Last-Event-ID", "1").body();

        assertThat(rest).contains("\"answer.\"").doesNotContain("\"An \"");
    }

    @Test
    void aReaderWithAMadeUpPlaceBeginsAtTheBeginning() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("direct", OPEN), "Hello");

        String all = visitor.get("turns/" + turn + "/events", "Last-Event-ID", "7-7-<script>").body();

        assertThat(all).contains("\"An \"", "\"answer.\"", "event: done");
    }

    @Test
    void theSameAnswerIsAskedForOnceHoweverOftenTheRequestComes() {
        Visitor visitor = arena.consenting();
        String chat = visitor.open("direct", OPEN);
        String body = "{\"after\":null,\"prompt\":\"Hi\",\"parameters\":{\"temperature\":0,\"topP\":1,\"maxTokens\":9},"
                + "\"request\":\"same\"}";

        String first = Visitor.id(visitor.post("chats/" + chat + "/turns", body));
        visitor.get("turns/" + first + "/events");
        String second = Visitor.id(visitor.post("chats/" + chat + "/turns", body));

        assertThat(second).isEqualTo(first);
        assertThat(Visitor.json(visitor.get("chats/" + chat)).path("turns")).hasSize(1);
    }

    @Test
    void aBattleGoesOnWithAnotherModelWhereOneFailed(@TempDir Path folder) {
        var failing = ScriptedModel.open();
        failing.fail(new ModelException(ModelException.Kind.UNAVAILABLE, "it is down"));
        ScriptedModel one = answering();
        var models = new TestModels().with("one", one).with("failing", failing);
        try (var small = new RunningArena(folder, models)) {
            Visitor visitor = small.consenting();
            String chat = visitor.open("battle");
            String turn = Visitor.id(visitor.ask(chat, "", "Hello"));
            String events = visitor.get("turns/" + turn + "/events").body();
            int side = events.contains("{\"side\":0,\"status\":\"failed\"") ? 0 : 1;
            assertThat(events).contains("\"error\":\"unavailable\"").doesNotContain("it is down");
            assertThat(Visitor.code(visitor.vote(turn, "a"))).isEqualTo("not_complete");

            models.with("three", answering());
            HttpResponse<String> replaced = visitor.replace(turn, side);
            visitor.get("turns/" + turn + "/events");

            assertThat(replaced.body()).contains("An answer.").doesNotContain("three");
            assertThat(Visitor.json(visitor.get("chats/" + chat)).path("turns")).hasSize(1);
            assertThat(one.requests()).as("how often the other side was asked").isEqualTo(1);
            assertThat(texts(Visitor.json(visitor.vote(turn, "b")).path("models")))
                    .containsExactlyInAnyOrder("one", "three");
        }
    }

    @Test
    void whyAnAnswerFailedIsToldAgainLater(@TempDir Path folder) {
        var failing = ScriptedModel.open();
        failing.fail(new ModelException(ModelException.Kind.RATE_LIMITED, "an inner reason"));
        try (var small = new RunningArena(folder, new TestModels().with("failing", failing))) {
            Visitor visitor = small.consenting();
            String chat = visitor.open("direct", "failing");
            visitor.asked(chat, "Hello");

            assertThat(visitor.get("chats/" + chat).body())
                    .contains("\"error\":\"rate-limited\"")
                    .doesNotContain("an inner reason");
        }
    }

    @Test
    void theListOfChatsIsOnesOwnAndWhatIsDeletedIsGone() {
        Visitor visitor = arena.consenting();
        String first = visitor.open("direct", OPEN);
        visitor.asked(first, "The first question");
        String second = visitor.open("battle");
        visitor.asked(second, "The second question");
        Visitor other = arena.consenting();
        assertThat(Visitor.json(visitor.get("chats")).path("chats").findValuesAsText("beginning"))
                .containsExactly("The second question", "The first question");
        assertThat(Visitor.json(other.get("chats")).path("chats")).isEmpty();

        assertThat(other.delete("chats/" + first).statusCode()).isEqualTo(404);
        assertThat(visitor.delete("chats/" + first).statusCode()).isEqualTo(204);

        assertThat(Visitor.json(visitor.get("chats")).path("chats").findValuesAsText("id")).containsExactly(second);
        assertThat(visitor.get("chats/" + first).statusCode()).isEqualTo(404);
    }

    @Test
    void aSharedLinkShowsTheStateToAnybody() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("direct", OPEN), "Hello to share");
        String link = Visitor.json(visitor.post("turns/" + turn + "/share", "{}")).path("link").asText();

        assertThat(arena.visitor().get("shares/" + link).body()).contains("Hello to share", "An answer.", OPEN);
    }

    @Test
    void whoIsForgottenLeavesNothingBehind() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("direct", OPEN), "Hello");
        String link = Visitor.json(visitor.post("turns/" + turn + "/share", "{}")).path("link").asText();

        assertThat(visitor.delete("me").statusCode()).isEqualTo(204);

        assertThat(arena.visitor().get("shares/" + link).statusCode()).isEqualTo(404);
        assertThat(arena.store.chats().turn(turn)).isEmpty();
    }

    @Test
    void theLeaderboardCountsEachVoteAtOnce(@TempDir Path folder) {
        try (var fresh = new RunningArena(folder, new TestModels().with("one", answering()).with("two", answering()))) {
            Visitor visitor = fresh.consenting();
            assertThat(Visitor.json(visitor.get("leaderboard")).path("models")).isEmpty();
            visitor.vote(visitor.asked(visitor.open("battle"), "Hello"), "a");

            JsonNode board = Visitor.json(visitor.get("leaderboard"));

            assertThat(board.path("votes").asInt()).isEqualTo(1);
            assertThat(board.path("models")).hasSize(2);
            assertThat(Visitor.json(visitor.get("leaderboard?turns=several")).path("votes").asInt()).isZero();
            assertThat(Visitor.json(visitor.get("leaderboard?category=code")).path("votes").asInt()).isZero();
            assertThat(Visitor.json(visitor.get("leaderboard?category=prose")).path("votes").asInt()).isEqualTo(1);
            assertThat(visitor.get("leaderboard?turns=none").statusCode()).isEqualTo(400);
            assertThat(visitor.get("leaderboard?category=none").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void theLeaderboardForgetsAVoteWhenItsChatIsDeleted(@TempDir Path folder) {
        try (var fresh = new RunningArena(folder, new TestModels().with("one", answering()).with("two", answering()))) {
            Visitor visitor = fresh.consenting();
            String kept = visitor.open("battle");
            String deleted = visitor.open("battle");
            visitor.vote(visitor.asked(deleted, "Hello"), "a");
            visitor.vote(visitor.asked(kept, "Hello"), "b");
            assertThat(Visitor.json(visitor.get("leaderboard")).path("votes").asInt()).isEqualTo(2);

            assertThat(visitor.delete("chats/" + deleted).statusCode()).isEqualTo(204);

            assertThat(Visitor.json(visitor.get("leaderboard")).path("votes").asInt()).isEqualTo(1);
            JsonNode effect = Visitor.json(visitor.get("leaderboard/audit")).path("effects").path(0);
            assertThat(effect.path("kept").asInt() + effect.path("removed").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aShortPromptIsInALanguageOnlyIfThatIsSure(@TempDir Path folder) {
        try (var fresh = new RunningArena(folder, new TestModels().with("one", answering()).with("two", answering()))) {
            Visitor visitor = fresh.consenting();
            visitor.vote(visitor.asked(visitor.open("battle"), "How do I make a cat like me?"), "a");
            visitor.vote(visitor.asked(visitor.open("battle"), "Explain the difference between speed and velocity."), "a");

            JsonNode board = Visitor.json(visitor.get("leaderboard"));

            assertThat(board.path("languages").findValuesAsText("code")).containsExactlyInAnyOrder("und", "en");
        }
    }

    @Test
    void theAuditSaysWhatFiltersDoAndWhatAPlaceCostsButNotWhoVoted(@TempDir Path folder) {
        try (var fresh = new RunningArena(folder, new TestModels().with("one", answering()).with("two", answering()))) {
            Visitor visitor = fresh.consenting();
            assertThat(visitor.get("leaderboard/audit").body()).isEqualTo("{}");
            visitor.vote(visitor.asked(visitor.open("battle"), "Hello"), "a");
            visitor.vote(visitor.asked(visitor.open("side-by-side", "one", "two"), "Hello"), "a");

            HttpResponse<String> told = visitor.get("leaderboard/audit");
            JsonNode audit = Visitor.json(told);

            assertThat(audit.path("effects").findValuesAsText("filter"))
                    .startsWith("anonymous")
                    .contains("daily-cap", "frequent-prompts", "flagged-judges");
            assertThat(audit.path("effects").path(0).path("removed").asInt()).isEqualTo(1);
            assertThat(audit.path("forged").path(0).path("votes").asInt()).isPositive();
            fresh.store.votes().after(0, 9).forEach(vote -> assertThat(told.body()).doesNotContain(vote.user()));
        }
    }

    @Test
    void theOperatorSeesModelsCountsAndWhatIsReportedAndTakesTheDataOut() {
        Visitor visitor = arena.consenting();
        visitor.vote(visitor.asked(visitor.open("direct", OPEN), "Something to report"), "flag");
        Visitor operator = arena.visitor();
        operator.post("admin/sign-in", "{\"password\":\"" + arena.adminPassword + "\"}");

        JsonNode overview = Visitor.json(operator.get("admin/overview"));

        assertThat(overview.path("models").findValuesAsText("name")).containsExactly(OPEN, HIDDEN);
        assertThat(overview.path("counts").path("openReviews").asInt()).isPositive();
        assertThat(overview.path("reviews").toString()).contains("Something to report");
        assertThat(operator.get("admin/export?format=fastchat&from=2026-01-01&to=2026-01-31").body())
                .isEqualTo("fastchat Optional[2026-01-01T00:00:00Z] Optional[2026-02-01T00:00:00Z]\n");
        assertThat(operator.get("admin/export?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void whoSignsOutIsOut() {
        Visitor operator = arena.visitor();
        operator.post("admin/sign-in", "{\"password\":\"" + arena.adminPassword + "\"}");
        assertThat(operator.get("admin/overview").statusCode()).isEqualTo(200);

        operator.post("admin/sign-out", "{}");

        assertThat(operator.get("admin/overview").statusCode()).isEqualTo(401);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
