package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.ScriptedModel;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's server refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRefusalsTest {
    private static final String[] NAMES = {"nightingale-13b", "<b>heron</b>"};

    private final RunningArena arena;

    PageRefusalsTest(@TempDir Path folder) {
        arena = new RunningArena(folder, new TestModels()
                .with(NAMES[0], answering())
                .with(NAMES[1], answering()));
    }

    @AfterAll
    void stop() {
        arena.close();
    }

    private static ScriptedModel answering() {
        return ScriptedModel.saying(ScriptedModel.text("An answer."), ScriptedModel.stop(), ScriptedModel.usage(3, 2));
    }

    @Test
    void nobodyWhoHasNotAcceptedTheTermsOpensAChat() {
        HttpResponse<String> answer =
                arena.visitor().post("chats", "{\"mode\":\"battle\",\"models\":[],\"request\":\"1\"}");

        refused(answer, 403, "no_consent");
    }

    @Test
    void anotherVersionOfTheTermsIsNotAccepted() {
        refused(arena.visitor().post("consent", "{\"terms\":\"older\"}"), 409, "other_terms");
    }

    @Test
    void theBattleOfAnotherUserCannotBeVotedOn() {
        Visitor owner = arena.consenting();
        String turn = owner.asked(owner.open("battle"), "Hello");

        refused(arena.consenting().vote(turn, "a"), 404, "not_found");
    }

    @Test
    void aBattleIsVotedOnOnce() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("battle"), "Hello");
        visitor.vote(turn, "a");

        refused(visitor.vote(turn, "b"), 409, "already_voted");
    }

    @Test
    void aThumbDoesNotJudgeABattle() {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("battle"), "Hello");

        refused(visitor.vote(turn, "up"), 400, "wrong_choice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "A", "both_bad", "", "a' or '1'='1"})
    void aVoteThatThereIsNotIsRefused(String choice) {
        Visitor visitor = arena.consenting();
        String turn = visitor.asked(visitor.open("battle"), "Hello");

        refused(visitor.vote(turn, choice), 400, "bad_request");
    }

    @Test
    void theChatOfAnotherUserCannotBeRead() {
        Visitor owner = arena.consenting();
        String chat = owner.open("direct", NAMES[0]);

        refused(arena.consenting().get("chats/" + chat), 404, "not_found");
    }

    @Test
    void theAnswersOfAnotherUserCannotBeFollowedNorStopped() {
        Visitor owner = arena.consenting();
        String turn = owner.asked(owner.open("direct", NAMES[0]), "Hello");
        Visitor other = arena.consenting();

        refused(other.get("turns/" + turn + "/events"), 404, "not_found");
        refused(other.post("turns/" + turn + "/stop", "{}"), 404, "not_found");
        refused(other.post("turns/" + turn + "/share", "{}"), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "1", "%27%20or%201=1", "..%2F..%2Fadmin"})
    void aForgedShareLinkShowsNothing(String link) {
        HttpResponse<String> answer = arena.visitor().get("shares/" + link);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("turns");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItComes() throws Exception {
        String answer = raw("POST /api/consent HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100000");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"request_too_large\"");
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        Visitor visitor = arena.consenting();

        refused(visitor.ask(visitor.open("battle"), "", "x".repeat(2_001)), 413, "request_too_large");
    }

    @Test
    void aChatThatIsLongEnoughGetsNoMoreTurns() {
        Visitor visitor = arena.consenting();
        String chat = visitor.open("direct", NAMES[0]);
        String last = "";
        for (int turn = 0; turn < 3; turn++) {
            last = Visitor.id(visitor.ask(chat, last, "Hello"));
            visitor.get("turns/" + last + "/events");
        }

        refused(visitor.ask(chat, last, "Hello"), 409, "too_many_turns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"terms\":", "{\"terms\":\"x\"} {}", "\u0000", "{\"a\":NaN}"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        refused(arena.visitor().post("consent", body), 400, "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{\"mode\":1,\"models\":[],\"request\":\"1\"}",
        "{\"mode\":\"duel\",\"models\":[],\"request\":\"1\"}",
        "{\"mode\":\"battle\",\"models\":{},\"request\":\"1\"}",
        "{\"mode\":\"battle\",\"models\":[1],\"request\":\"1\"}",
        "{\"mode\":\"battle\",\"models\":[],\"request\":\"\"}",
        "{\"mode\":\"battle\",\"models\":[],\"request\":null}",
        "{\"mode\":\"direct\",\"models\":[],\"request\":\"1\"}",
        "{\"mode\":\"direct\",\"models\":[\"unknown\"],\"request\":\"1\"}",
        "{\"mode\":\"side-by-side\",\"models\":[\"nightingale-13b\"],\"request\":\"1\"}"
    })
    void aRequestWithWrongFieldsIsRefused(String body) {
        refused(arena.consenting().post("chats", body), 400, "bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/assets/../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/lib/..%5c..%5cwindows",
        "/lib/marked/17.0.1/../../../index.html",
        "/lib//marked",
        "/assets/index.html",
        "/assets/Page.class",
        "/lib/marked/17.0.1/package.json",
        "/assets/%00",
        "/META-INF/MANIFEST.MF",
        "/api/nothing"
    })
    void anAddressThatPlaysTricksLeadsNowhere(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1");

        assertThat(answer.lines().findFirst())
                .hasValueSatisfying(status -> assertThat(status).containsPattern(" 40[04] "));
        assertThat(answer).doesNotContain("root:", "<parley-app>", "CAFEBABE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "export", "export?format=fastchat", "marks", "marks/1", "nothing"})
    void whoIsNotSignedInSeesNothingOfTheOperatorsPage(String path) {
        refused(arena.consenting().get("admin/" + path), 401, "signed_out");
    }

    @Test
    void whoIsNotSignedInResolvesNoReview() {
        refused(arena.consenting().post("admin/reviews/1/resolve", "{}"), 401, "signed_out");
        refused(arena.consenting().post("admin/marks/1/judgement", "{\"judgement\":\"right\"}"), 401, "signed_out");
    }

    @Test
    void aWrongPasswordSignsNobodyIn() {
        Visitor visitor = arena.visitor();

        refused(visitor.post("admin/sign-in", "{\"password\":\"guess\"}"), 403, "wrong_password");
        refused(visitor.get("admin/overview"), 401, "signed_out");
    }

    @Test
    void aMadeUpCookieIsNobody() {
        HttpResponse<String> answer =
                arena.visitor().get("admin/overview", "Cookie", "parley-admin=AAAAAAAAAAAAAAAAAAAAAA; parley=x");

        refused(answer, 401, "signed_out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteChangesNothing(String site) {
        refused(arena.visitor().post("consent", "{}", "Sec-Fetch-Site", site), 403, "forbidden");
    }

    @Test
    void anotherOriginChangesNothingWhereTheBrowserDoesNotSayTheSite() {
        refused(arena.visitor().post("consent", "{}", "Origin", "https://elsewhere.example"), 403, "forbidden");
    }

    @Test
    void aFormThatIsNoJsonChangesNothing() {
        refused(arena.visitor().post("consent", "terms=1", "Content-Type", "text/plain"), 415, "bad_request");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Visitor.code(answer)).isEqualTo(code);
    }

    /** Sends a head that no client would send. */
    private String raw(String head) throws Exception {
        URI address = arena.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
