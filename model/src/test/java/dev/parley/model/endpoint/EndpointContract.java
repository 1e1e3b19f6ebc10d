package dev.parley.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.model.ChatModel;
import dev.parley.model.ChatModelContract;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every provider behind HTTP, with a server that behaves in all the ways that servers do. */
abstract class EndpointContract extends ChatModelContract {
    private static final Duration SHORT = Duration.ofMillis(200);
    protected static final Duration LONG = Duration.ofSeconds(30);
    private static final String TEXT = "Das Meer, 大海, 🌊 et l'été";

    protected final ScriptedServer server = new ScriptedServer();

    protected abstract ChatModel model(Endpoint endpoint);

    /** The events of a whole answer with this text and an unknown field {@code "x_unknown"} somewhere. */
    protected abstract String answer(String text);

    /** The events of an answer's beginning, with at least one piece. */
    protected abstract String beginning();

    /** The event that tells of an overloaded server. */
    protected abstract String overloaded();

    /** The body of a failure with this error type. */
    protected abstract String failure(String type);

    /** What a request that is not streamed is answered with. */
    protected ScriptedServer.Script wholeAnswer(String text) {
        return ScriptedServer.events(answer(text), 1000);
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Override
    protected ChatModel model() {
        // Enough for the test that asks most: streams and whole answers in turn.
        server.then((out, in) -> script().play(out, in));
        server.then((out, in) -> script().play(out, in));
        return model(endpoint(LONG, LONG));
    }

    private ScriptedServer.Script script() {
        boolean stream = server.requests().getLast().body().path("stream").asBoolean();
        return stream ? ScriptedServer.events(answer("The sea"), 1000) : wholeAnswer("The sea");
    }

    private Endpoint endpoint(Duration firstToken, Duration betweenTokens) {
        var deadlines = new Deadlines(LONG, firstToken, betweenTokens, LONG);
        return new Endpoint(server.base(), Key.variable("KEY", Map.of("KEY", "sk-secret")), Map.of(), deadlines);
    }

    private ChatModel patient() {
        return model(endpoint(LONG, LONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 4096})
    void a_text_comes_whole_however_its_bytes_are_packed(int packet) {
        server.then(ScriptedServer.events(answer(TEXT), packet));
        try (ChatModel model = patient()) {
            assertThat(text(all(model.stream(request())))).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n"})
    void lines_may_end_in_any_way(String end) {
        server.then(ScriptedServer.events(answer(TEXT).replace("\n", end), 5));
        try (ChatModel model = patient()) {
            assertThat(text(all(model.stream(request())))).isEqualTo(TEXT);
        }
    }

    @Test
    void comments_are_passed_over() {
        server.then(ScriptedServer.events(": hello\n\n" + answer(TEXT).replace("\n\n", "\n\n: keep-alive\n\n"), 50));
        try (ChatModel model = patient()) {
            assertThat(text(all(model.stream(request())))).isEqualTo(TEXT);
        }
    }

    @Test
    void a_connection_is_used_again_after_an_answer() {
        server.then(ScriptedServer.events(answer("one"), 1000));
        server.then(ScriptedServer.events(answer("two"), 1000));
        try (ChatModel model = patient()) {
            all(model.stream(request()));
            all(model.stream(request()));

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "404, NOT_FOUND", "408, TIMED_OUT",
        "413, INVALID_REQUEST", "422, INVALID_REQUEST", "429, RATE_LIMITED", "500, UNAVAILABLE", "502, UNAVAILABLE",
        "503, UNAVAILABLE", "529, UNAVAILABLE", "302, NOT_FOUND"
    })
    void a_status_is_told_apart_by_its_kind(int status, Kind kind) {
        server.then(ScriptedServer.plain(status, "no JSON at all"));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).kind()).isEqualTo(kind);
        }
    }

    @Test
    void the_servers_own_error_is_kept_for_whoever_asked_and_not_told_to_the_operator() {
        server.then(ScriptedServer.plain(400, failure("invalid_request_error")));
        try (ChatModel model = patient()) {
            ModelException failure = failureOf(model);

            assertThat(failure.error()).hasValueSatisfying(
                    error -> assertThat(error.path("message").textValue()).isEqualTo("private words"));
            assertThat(failure).hasMessageContaining("invalid_request_error").hasMessageNotContaining("private");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 7, 7000",
        "retry-after-ms: 1500, 1500",
        "Retry-After: nonsense, -1",
    })
    void the_time_to_wait_is_read(String header, long millis) {
        server.then(ScriptedServer.plain(429, "{}", header));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).retryAfter().map(Duration::toMillis).orElse(-1L)).isEqualTo(millis);
        }
    }

    @Test
    void a_date_to_wait_for_is_compared_with_the_servers_clock() {
        server.then(ScriptedServer.plain(
                503, "{}", "Date: Wed, 21 Oct 2026 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2026 07:28:30 GMT"));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void an_answer_that_is_cut_is_broken() {
        server.then(ScriptedServer.cut(beginning()));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void an_answer_that_ends_before_it_is_complete_is_broken() {
        server.then(ScriptedServer.events(beginning(), 100));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"cho\n\n", "data: 7\n\n", "data: \n\n", "data: <html>\n\n"})
    void a_malformed_event_is_broken(String event) {
        server.then(ScriptedServer.events(beginning() + event, 100));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void an_error_within_an_answer_is_told_by_its_kind() {
        server.then(ScriptedServer.events(beginning() + overloaded(), 100));
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void a_server_that_does_not_begin_in_time_is_given_up() throws InterruptedException {
        var hungUp = new CountDownLatch(1);
        server.then(ScriptedServer.stall("", hungUp::countDown));
        try (ChatModel model = model(endpoint(SHORT, LONG))) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_server_that_stops_in_the_middle_is_given_up() {
        server.then(ScriptedServer.stall(beginning(), () -> {}));
        try (ChatModel model = model(endpoint(LONG, SHORT))) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.TIMED_OUT);
        }
    }

    @Test
    void an_answer_that_drips_is_ended_with_the_time_for_the_whole() {
        server.then((out, in) -> {
            ScriptedServer.begin(out);
            while (true) {
                out.write("1\r\n:\r\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(20);
            }
        });
        var deadlines = new Deadlines(LONG, LONG, LONG, SHORT);
        try (ChatModel model = model(new Endpoint(server.base(), Key.NONE, Map.of(), deadlines))) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.TIMED_OUT);
        }
    }

    @Test
    void an_answer_without_end_is_given_up() {
        server.then((out, in) -> {
            ScriptedServer.begin(out);
            byte[] comment = (":" + "x".repeat(65_534) + "\n").getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write("10000\r\n".getBytes(StandardCharsets.UTF_8));
                out.write(comment);
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
        });
        try (ChatModel model = patient()) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.BROKEN);
        }
    }

    @Test
    void closing_an_answer_hangs_up_and_ends_a_waiting_call() throws InterruptedException {
        var hungUp = new CountDownLatch(1);
        server.then(ScriptedServer.stall(beginning(), hungUp::countDown));
        try (ChatModel model = patient()) {
            ChatStream stream = model.stream(request());
            stream.next();
            Thread.ofVirtual().start(stream::close);

            ModelException failure = catchThrowableOfType(ModelException.class, () -> all(stream));

            assertThat(Objects.requireNonNull(failure).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void interrupting_the_virtual_thread_that_waits_for_an_answer_hangs_up() throws Exception {
        var asked = new CountDownLatch(1);
        var hungUp = new CountDownLatch(1);
        server.then((out, in) -> {
            asked.countDown();
            return ScriptedServer.stall("", hungUp::countDown).play(out, in);
        });
        try (ChatModel model = patient()) {
            var kind = new CompletableFuture<Kind>();
            Thread caller = Thread.ofVirtual().start(() -> kind.complete(failureOf(model).kind()));
            asked.await();

            caller.interrupt();

            assertThat(kind.get(10, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nobody_at_home_is_unreachable() throws IOException {
        URI base = server.base();
        server.close();
        try (ChatModel model = model(new Endpoint(base, Key.NONE))) {
            assertThat(failureOf(model).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_missing_key_is_said_without_asking_the_server() {
        var endpoint = new Endpoint(server.base(), Key.variable("MY_KEY", Map.of()));
        try (ChatModel model = model(endpoint)) {
            assertThat(failureOf(model)).hasMessageContaining("MY_KEY");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void an_endpoint_never_shows_its_key() {
        assertThat(endpoint(LONG, LONG).toString()).doesNotContain("sk-secret");
    }

    private ModelException failureOf(ChatModel model) {
        return Objects.requireNonNull(
                catchThrowableOfType(ModelException.class, () -> all(model.stream(request()))), "no failure");
    }
}
