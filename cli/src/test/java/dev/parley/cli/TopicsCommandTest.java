package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.dataset.demo.DemoLogs;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley topics} on made-up logs, by the static table and by declared models on loopback. */
class TopicsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path release = Path.of("");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path models = Path.of("");
    private HttpServer server;
    private int status = 200;

    TopicsCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeAll
    static void build() throws IOException {
        new DemoLogs(7).write(folder.resolve("logs"));
        release = folder.resolve("release");
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), "annotate:\n  moderator: none\n");
        int code = Parley.run(
                "build", "--input", folder.resolve("logs").toString(), "--output", release.toString(), "--recipe",
                recipe.toString());
        assertThat(code).isZero();
    }

    @BeforeEach
    void declare() throws IOException {
        models = Files.writeString(folder.resolve("models.yaml"), """
                models:
                  vectors:
                    kind: embedding
                    provider: openai
                    baseUrl: http://127.0.0.1:%1$d/v1
                  namer:
                    provider: openai
                    baseUrl: http://127.0.0.1:%1$d/v1
                """.formatted(server.getAddress().getPort()));
        server.createContext("/v1/embeddings", this::embed);
        server.createContext("/v1/chat/completions", this::name);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void topicsDuplicatesAndOutliersAreTold() {
        assertThat(topics()).isZero();

        assertThat(out.toString())
                .contains("k = 3")
                .contains("word for word")
                .contains("outliers")
                .contains("written to " + release + "/topics.json");
    }

    @Test
    void forMachinesTheyAreTheFile() throws IOException {
        assertThat(topics("--json")).isZero();

        JsonNode printed = JSON.readTree(out.toString());
        assertThat(printed).isEqualTo(JSON.readTree(release.resolve("topics.json").toFile()));
        assertThat(printed.path("near").asDouble()).isEqualTo(0.95);
    }

    @Test
    void anEndpointGivesVectors() throws IOException {
        assertThat(topics("--vectors", "vectors", "--models", models.toString(), "--json")).isZero();

        assertThat(JSON.readTree(out.toString()).path("vectors").asText()).isEqualTo("vectors");
        assertThat(asked).isNotEmpty();
    }

    @Test
    void aModelNamesTopics() throws IOException {
        assertThat(topics("--labeller", "namer", "--models", models.toString(), "--json")).isZero();

        JsonNode topics = JSON.readTree(out.toString()).path("topics");
        assertThat(topics.findValuesAsText("label")).isNotEmpty().containsOnly("Small talk");
        assertThat(topics.findValuesAsText("labelledBy")).containsOnly("namer");
    }

    @Test
    void aModelThatFailsDoesNotLoseTheTopics() throws IOException {
        status = 400;

        assertThat(topics("--labeller", "namer", "--models", models.toString(), "--json")).isZero();

        assertThat(JSON.readTree(out.toString()).path("topics").findValuesAsText("labelledBy")).containsOnly("c-TF-IDF");
        assertThat(err.toString()).contains("'namer' failed");
    }

    @Test
    void aModelThatIsNotDeclaredIsOneSentence() {
        assertThat(topics("--labeller", "nobody", "--models", models.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("'nobody'").hasLineCount(1);
    }

    @Test
    void numbersThatCannotBeAreOneSentence() {
        assertThat(run("topics", release.toString(), "--k", "500")).isEqualTo(1);
        assertThat(run("topics", release.toString(), "--near", "2")).isEqualTo(1);

        assertThat(err.toString()).contains("from 2 to 400").contains("not 2.0").hasLineCount(2);
    }

    @Test
    void tooFewPromptsAreOneSentence() {
        assertThat(run("topics", release.toString(), "--language", "Klingon")).isEqualTo(1);

        assertThat(err.toString()).contains("0 different prompts in Klingon").hasLineCount(1);
    }

    @Test
    void helpSaysThatPromptsMayLeaveThisMachine() {
        assertThat(run("topics", "--help")).isZero();

        assertThat(out.toString()).contains("they leave this machine");
    }

    private int topics(String... options) {
        var arguments = new ArrayList<>(
                List.of("topics", release.toString(), "--k", "3", "--min-length", "10", "--min-conversations", "2"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** A vector by letters, of three numbers. */
    private void embed(HttpExchange exchange) throws IOException {
        JsonNode input = request(exchange).path("input");
        ObjectNode answer = JSON.createObjectNode().put("object", "list");
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < input.size(); i++) {
            String text = input.get(i).asText();
            data.addObject().put("index", i).putArray("embedding")
                    .add(text.length()).add(text.chars().filter(c -> c == 'e').count()).add(1 + text.hashCode() % 7);
        }
        answer(exchange, answer);
    }

    private void name(HttpExchange exchange) throws IOException {
        request(exchange);
        ObjectNode answer = JSON.createObjectNode().put("id", "c").put("object", "chat.completion").put("model", "namer");
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", "Small talk");
        answer(exchange, answer);
    }

    private JsonNode request(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(request);
        return JSON.readTree(request);
    }

    private void answer(HttpExchange exchange, ObjectNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
