package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley moderate tag} and {@code label} on files, by what ships with Parley and by a declared model. */
class ModerateFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HARMFUL = "I hate you, you are a worthless idiot and I will kill you";

    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path logs = Path.of("");
    private Path models = Path.of("");
    private HttpServer server;

    ModerateFilesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void a_log_and_a_model() throws IOException {
        logs = Files.writeString(folder.resolve("logs.jsonl"), """
                {"conversation_id":"1","model":"m","conversation":[{"content":"%s","role":"user"},\
                {"content":"Let us talk about it.","role":"assistant"}]}
                {"torn
                {"conversation_id":"2","model":"m","conversation":[{"content":"How do I bake bread?","role":"user"},\
                {"content":"With flour, water and time.","role":"assistant"}]}
                """.formatted(HARMFUL));
        models = Files.writeString(folder.resolve("models.yaml"), """
                models:
                  judge:
                    provider: openai
                    baseUrl: http://127.0.0.1:%d/v1
                """.formatted(server.getAddress().getPort()));
        server.createContext("/v1/chat/completions", this::judge);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Finds what hates hateful, explains it, and stammers when asked about flour. */
    private void judge(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String message = JSON.readTree(request).get("messages").findValuesAsText("content").getLast();
        String verdict = message.contains("flour")
                ? "Well..."
                : message.contains("hate")
                        ? "{\"explanation\": \"It insults.\", \"categories\": [\"hate\", \"harassment\"]}"
                        : "{\"explanation\": \"Small talk.\", \"categories\": []}";
        ObjectNode completion = JSON.createObjectNode().put("id", "c").put("object", "chat.completion").put("model", "judge");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", verdict);
        byte[] body = JSON.writeValueAsBytes(completion);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void each_message_gets_a_tag_in_the_shape_of_the_paper() throws IOException {
        assertThat(run("tag", logs.toString(), "--output", path("tagged.jsonl"))).isZero();

        List<JsonNode> rows = rows("tagged.jsonl");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).at("/openai_moderation/0/flagged").booleanValue()).isTrue();
        assertThat(rows.get(0).at("/openai_moderation/1/flagged").booleanValue()).isFalse();
        assertThat(rows.get(0).at("/openai_moderation/0/category_scores")).hasSize(11);
        assertThat(rows.get(1).get("openai_moderation")).hasSize(2);
        assertThat(out.toString()).contains("flagged     1 conversations, by cascade-").contains("rejected    1 records");
    }

    @Test
    void verdicts_that_are_there_are_kept_unless_asked_for_again() throws IOException {
        run("tag", logs.toString(), "--output", path("tagged.jsonl"));
        run("tag", path("tagged.jsonl"), "--output", path("kept.jsonl"), "--moderator", "fast", "--json");
        assertThat(JSON.readTree(lastJson()).get("kept").intValue()).isEqualTo(2);
        assertThat(folder.resolve("kept.jsonl")).hasSameTextualContentAs(folder.resolve("tagged.jsonl"));

        run("tag", path("tagged.jsonl"), "--output", path("again.jsonl"), "--again", "--moderator", "fast", "--json");
        assertThat(JSON.readTree(lastJson()).get("kept").intValue()).isZero();
    }

    @Test
    void what_a_declared_model_cannot_say_is_marked_as_unmoderated() throws IOException {
        assertThat(tagByModel("tagged.jsonl")).isZero();

        List<JsonNode> rows = rows("tagged.jsonl");
        assertThat(rows.get(0).at("/openai_moderation/0/categories/harassment").booleanValue()).isTrue();
        assertThat(rows.get(1).get("openai_moderation")).isEmpty();
        assertThat(out.toString()).contains("unmoderated 1 messages: the model's answer is no verdict");
    }

    @Test
    void a_declared_model_is_asked_again_only_about_what_it_did_not_say() {
        tagByModel("tagged.jsonl");
        assertThat(asked).hasValue(4);
        tagByModel("again.jsonl");

        assertThat(asked).hasValue(5);
        assertThat(folder.resolve("again.jsonl")).hasSameTextualContentAs(folder.resolve("tagged.jsonl"));
    }

    @Test
    void a_spent_budget_leaves_messages_unmoderated() {
        assertThat(run("tag", logs.toString(), "--output", path("tagged.jsonl"), "--moderator", "judge", "--models",
                        models.toString(), "--budget", "0"))
                .isZero();

        assertThat(asked).hasValue(0);
        assertThat(out.toString()).contains("unmoderated 4 messages: the budget of 0.00 US dollars is spent");
    }

    @Test
    void a_moderator_that_nobody_declared_is_an_error() {
        assertThat(run("tag", logs.toString(), "--output", path("x.jsonl"), "--moderator", "nobody")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no moderator 'nobody'");
        assertThat(run("tag", logs.toString(), "--output", path("x.jsonl"), "--moderator", "nobody", "--models",
                        models.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("declares no model 'nobody', only judge");
        assertThat(folder.resolve("x.jsonl")).doesNotExist();
    }

    @Test
    void a_training_set_has_lessons_and_talk() throws IOException {
        assertThat(run("label", logs.toString(), "--output", path("train.jsonl"))).isZero();

        List<JsonNode> rows = rows("train.jsonl");
        assertThat(rows).hasSize(5);
        assertThat(rows).anySatisfy(row -> assertThat(row.toString()).contains("worthless idiot").contains("categories"));
        assertThat(rows).anySatisfy(row -> assertThat(row.get("conversations")).hasSize(2));
        assertThat(out.toString()).contains("written     4 lessons and 1 conversations");
    }

    @Test
    void a_model_explains_the_lessons_on_which_it_agrees() throws IOException {
        assertThat(run("label", logs.toString(), "--output", path("train.jsonl"), "--to", "openai-chat", "--explainer",
                        "judge", "--models", models.toString(), "--general", "0"))
                .isZero();

        List<JsonNode> rows = rows("train.jsonl");
        assertThat(rows).hasSize(3);
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.at("/messages/1/content").textValue()).contains("worthless idiot");
            assertThat(row.at("/messages/2/content").textValue()).contains("It insults.");
        });
        assertThat(out.toString()).contains("left out    1 messages: the model's answer is no verdict");
    }

    private int tagByModel(String name) {
        return run("tag", logs.toString(), "--output", path(name), "--moderator", "judge", "--models", models.toString(),
                "--cache", path("cache.jsonl"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<JsonNode> rows(String name) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private String lastJson() {
        String all = out.toString();
        return all.substring(all.lastIndexOf("\n{") + 1);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("moderate"));
        all.addAll(List.of(arguments));
        return Parley.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
