package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley contamination} on a small release, with a judge behind a loopback endpoint. */
class ContaminationCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIVERS =
            "Which of the rivers of northern Europe carries the most water to the sea, and through which countries?";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final HttpServer server;

    ContaminationCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeAll
    static void buildOnce() throws IOException {
        Path recipe = Files.writeString(shared.resolve("recipe.yaml"), "annotate: {moderator: none}\n");
        Path logs = Files.writeString(shared.resolve("logs.jsonl"), String.join(
                "\n",
                conversation("copied", "Quiz time. " + RIVERS),
                conversation("rephrased", "For how many minutes must an egg be boiled?"),
                conversation("translated", "煮一个鸡蛋需要多长时间呢？请告诉我具体的分钟数，谢谢。"),
                conversation("innocent", "Write a limerick about a cat that is afraid of its own shadow."),
                ""));
        String release = shared.resolve("release").toString();
        assertThat(Parley.run("build", "--input", logs.toString(), "--output", release, "--recipe", recipe.toString()))
                .isZero();
    }

    @BeforeEach
    void aReleaseAndAJudgeThatDeniesEverything() throws IOException {
        copy("release");
        copy("release.work");
        Files.writeString(folder.resolve("quiz.txt"), RIVERS + "\nHow long does it take to boil an egg?\n");
        Files.writeString(folder.resolve("models.yaml"), """
                models:
                  judge:
                    provider: openai
                    baseUrl: http://127.0.0.1:%1$d/v1
                  multilingual:
                    kind: embedding
                    provider: openai
                    baseUrl: http://127.0.0.1:%1$d/v1
                """.formatted(server.getAddress().getPort()));
        server.createContext("/v1/chat/completions", this::deny);
        server.createContext("/v1/embeddings", this::embed);
        server.start();
    }

    private void copy(String name) throws IOException {
        try (var files = Files.walk(shared.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(shared.relativize(file).toString()));
            }
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String conversation(String id, String prompt) {
        ObjectNode row = JSON.createObjectNode().put("conversation_id", id).put("model", "heron-13b");
        row.putArray("conversation")
                .add(JSON.createObjectNode().put("role", "user").put("content", prompt))
                .add(JSON.createObjectNode().put("role", "assistant").put("content", "I would rather not say, " + id + "."));
        return row.toString();
    }

    private void deny(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        ObjectNode completion = JSON.createObjectNode().put("id", "c").put("object", "chat.completion").put("model", "judge");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", "No.");
        send(completion, exchange);
    }

    /** All that speaks of eggs in any language means one thing, and everything else something of its own. */
    private void embed(HttpExchange exchange) throws IOException {
        JsonNode texts = JSON.readTree(exchange.getRequestBody().readAllBytes()).path("input");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (JsonNode text : texts) {
            boolean egg = text.asText().contains("egg") || text.asText().contains("蛋");
            ArrayNode numbers = data.addObject().put("index", data.size() - 1).putArray("embedding");
            for (int dimension = 0; dimension < 512; dimension++) {
                numbers.add((egg ? 0 : 1 + Math.floorMod(text.asText().hashCode(), 511)) == dimension ? 1 : 0);
            }
        }
        send(answer, exchange);
    }

    private static void send(ObjectNode answer, HttpExchange exchange) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void aJudgeHasTheLastWordOnWhatIsRephrased() throws IOException {
        int code = execute(
                "contamination", path("release"), "--questions", path("quiz.txt"), "--judge", "judge", "--models",
                path("models.yaml"), "--json");

        assertThat(code).as(err.toString()).isZero();
        JsonNode report = JSON.readTree(out.toString());
        assertThat(asked).hasValue(1);
        assertThat(report.path("judge").asText()).isEqualTo("judge");
        assertThat(report.at("/benchmarks/0/findings").findValuesAsText("conversation")).containsExactly("copied");
    }

    @Test
    void aDeclaredModelThatKnowsManyLanguagesFindsTranslations() throws IOException {
        int code = execute(
                "contamination", path("release"), "--questions", path("quiz.txt"), "--vectors", "multilingual", "--models",
                path("models.yaml"), "--json");

        assertThat(code).as(err.toString()).isZero();
        assertThat(JSON.readTree(out.toString()).at("/benchmarks/0/findings").findValuesAsText("conversation"))
                .containsExactlyInAnyOrder("copied", "rephrased", "translated");
    }

    @Test
    void whatIsFoundCanBeRemoved() throws IOException {
        int code = execute("contamination", path("release"), "--questions", path("quiz.txt"), "--remove", "--json");

        assertThat(code).as(err.toString()).isZero();
        JsonNode cleaned = JSON.readTree(out.toString());
        assertThat(cleaned.at("/contamination/benchmarks/0/found").asInt()).isEqualTo(2);
        assertThat(cleaned.at("/removed/conversations").toString()).isEqualTo("[\"copied\",\"rephrased\"]");
        out.getBuffer().setLength(0);
        execute("why", "--release", path("release"), "copied");
        assertThat(out.toString()).contains("taken down for a benchmark's question, quiz line 1, same words");
    }

    @Test
    void aReleaseThatWasNotBuiltHereCannotBeCleaned() throws IOException {
        Files.move(folder.resolve("release.work"), folder.resolve("elsewhere"));

        assertThat(execute("contamination", path("release"), "--questions", path("quiz.txt"), "--remove"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no build beside");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        return Parley.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
