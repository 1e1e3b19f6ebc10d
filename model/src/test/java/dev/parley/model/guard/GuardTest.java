package dev.parley.model.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.model.Answers;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ChunkWriter;
import dev.parley.model.ModelCard.Price;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.ModelHealth.State;
import dev.parley.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final ChunkWriter WRITER = new ChunkWriter("c1", 1, "upstream");
    private static final ChatRequest REQUEST = ChatRequest.of(List.of(Message.user("twelve chars")));
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final List<Duration> pauses = new ArrayList<>();
    private final Fake fake = new Fake();
    private Instant now = Instant.EPOCH;
    private final Account account = new Account(new Price(1, 2), () -> now);
    private final AdaptiveLimit server = new AdaptiveLimit();
    private final Guard guard = new Guard(
            1,
            Duration.ZERO,
            server,
            new CircuitBreaker(4, PAUSE, () -> now),
            new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(2)),
            account,
            new Random(1),
            pauses::add);
    private final ChatModel model =
            new AccountedModel(new GuardedModel(fake, guard), "declared", account, TokenCounter.BY_CHARACTERS);

    @Test
    void what_may_pass_is_tried_again_after_waits_that_may_double() {
        fake.fails(Kind.UNAVAILABLE).fails(Kind.UNREACHABLE).answers("hello");

        assertThat(model.complete(REQUEST).at("/choices/0/message/content").textValue()).isEqualTo("hello");
        assertThat(pauses).hasSize(2);
        assertThat(pauses.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(pauses.getLast()).isLessThanOrEqualTo(Duration.ofMillis(200));
        assertThat(guard.health().failed()).isZero();
    }

    @Test
    void what_will_not_pass_is_not_tried_again() {
        fake.fails(Kind.INVALID_REQUEST).answers("hello");

        assertThat(failure()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(pauses).isEmpty();
    }

    @Test
    void in_the_end_the_last_failure_is_told() {
        fake.fails(Kind.UNAVAILABLE).fails(Kind.UNAVAILABLE).fails(Kind.TIMED_OUT);

        assertThat(failure()).isEqualTo(Kind.TIMED_OUT);
        assertThat(guard.health().failed()).isEqualTo(1);
        assertThat(guard.health().lastFailure()).hasValueSatisfying(
                last -> assertThat(last.kind()).isEqualTo(Kind.TIMED_OUT));
    }

    @Test
    void a_server_is_not_asked_before_it_wants() {
        fake.fails(Kind.RATE_LIMITED, Duration.ofSeconds(1)).answers("hello");

        model.complete(REQUEST);

        assertThat(pauses).singleElement().satisfies(
                pause -> assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1010)));
    }

    @Test
    void a_server_that_wants_too_long_a_wait_is_not_asked_again() {
        fake.fails(Kind.RATE_LIMITED, Duration.ofSeconds(3)).answers("hello");

        assertThat(failure()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void a_stream_that_fails_before_its_first_piece_is_tried_again() {
        fake.breaks().answers("hello");

        assertThat(text(model.stream(REQUEST))).isEqualTo("hello");
    }

    @Test
    void an_answer_without_anything_said_is_tried_again() {
        fake.saysNothing().answers("hello");

        assertThat(text(model.stream(REQUEST))).isEqualTo("hello");
    }

    @Test
    void a_stream_that_fails_after_its_first_piece_is_not_tried_again() {
        fake.breaks("hel").answers("hello");

        assertThat(streamFailure()).isEqualTo(Kind.BROKEN);
        assertThat(guard.health().failed()).isEqualTo(1);
        assertThat(guard.health().running()).isZero();
    }

    @Test
    void after_failures_in_a_row_nobody_asks_until_a_probe_is_answered() {
        fake.breaks("a").breaks("b").breaks("c").breaks("d");
        for (int i = 0; i < 4; i++) {
            streamFailure();
        }
        assertThat(guard.health().state()).isEqualTo(State.DOWN);
        fake.answers("unheard");
        assertThat(failure()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(fake.plays).hasSize(1);

        now = now.plus(PAUSE);

        assertThat(text(model.stream(REQUEST))).isEqualTo("unheard");
        assertThat(guard.health().state()).isEqualTo(State.UP);
    }

    @Test
    void while_one_request_probes_the_others_are_refused() {
        fake.breaks("a").breaks("b").breaks("c").breaks("d");
        for (int i = 0; i < 4; i++) {
            streamFailure();
        }
        now = now.plus(PAUSE);
        fake.whenAsked(() -> assertThat(failure()).isEqualTo(Kind.UNAVAILABLE)).answers("probe");

        assertThat(text(model.stream(REQUEST))).isEqualTo("probe");
    }

    @Test
    void a_probe_that_fails_opens_the_circuit_again() {
        fake.breaks("a").breaks("b").breaks("c").breaks("d").fails(Kind.UNREACHABLE);
        for (int i = 0; i < 4; i++) {
            streamFailure();
        }
        now = now.plus(PAUSE);

        assertThat(failure()).isEqualTo(Kind.UNREACHABLE);
        assertThat(guard.health().state()).isEqualTo(State.DOWN);
    }

    @Test
    void a_model_has_no_more_requests_at_once_than_it_may() {
        fake.answers("one").answers("two");
        try (ChatStream one = model.stream(REQUEST)) {
            assertThat(one.next()).isPresent();
            assertThat(failure()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(pauses).isEmpty();
        }

        assertThat(text(model.stream(REQUEST))).isEqualTo("two");
    }

    @Test
    void pieces_bear_the_declared_name_and_counted_usage_is_paid_for() {
        fake.answers("hello", WRITER.usage(new Usage(10, 20)));

        List<ChatChunk> chunks = chunks(model.stream(REQUEST));

        assertThat(chunks).allMatch(chunk -> chunk.body().path("model").textValue().equals("declared"));
        assertThat(guard.health().usage()).isEqualTo(new Usage(10, 20));
        assertThat(guard.health().cost()).isEqualTo(50e-6);
        assertThat(guard.health().answered()).isEqualTo(1);
    }

    @Test
    void usage_that_the_server_does_not_tell_is_estimated_and_marked() {
        fake.answers("eight ch");

        ChatChunk last = chunks(model.stream(REQUEST)).getLast();

        assertThat(last.usage()).hasValueSatisfying(usage -> {
            assertThat(usage.estimated()).isTrue();
            assertThat(usage.completionTokens()).isEqualTo(2);
        });
        assertThat(last.body().path("id").textValue()).isEqualTo("c1");
    }

    @Test
    void an_estimate_counts_what_was_said_and_not_its_labels() {
        fake.answers("eight ch");

        assertThat(chunks(model.stream(REQUEST)).getLast().usage()).contains(new Usage(3, 2, true));
    }

    @Test
    void an_answer_that_is_given_up_is_paid_for_as_far_as_it_came_and_is_no_failure() {
        fake.answers("hello");
        try (ChatStream stream = model.stream(REQUEST)) {
            stream.next();
            stream.next();
        }

        assertThat(guard.health().usage().completionTokens()).isPositive();
        assertThat(guard.health().failed()).isZero();
        assertThat(guard.health().running()).isZero();
    }

    @Test
    void ideographs_are_tokens_and_letters_are_quarters_of_them() {
        assertThat(TokenCounter.BY_CHARACTERS.count("大海 and sea")).isEqualTo(2 + 2);
    }

    private Kind failure() {
        return kind(catchThrowableOfType(ModelException.class, () -> model.complete(REQUEST)));
    }

    private Kind streamFailure() {
        return kind(catchThrowableOfType(ModelException.class, () -> chunks(model.stream(REQUEST))));
    }

    private static Kind kind(ModelException failure) {
        return Objects.requireNonNull(failure, "no failure").kind();
    }

    private static List<ChatChunk> chunks(ChatStream stream) {
        var chunks = new ArrayList<ChatChunk>();
        try (stream) {
            for (var chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
                chunks.add(chunk.get());
            }
        }
        return chunks;
    }

    private static String text(ChatStream stream) {
        var text = new StringBuilder();
        chunks(stream).forEach(chunk -> text.append(chunk.text()));
        return text.toString();
    }

    /** A model that does what it was told to, in turn. */
    private static final class Fake implements ChatModel {
        private interface Play {
            ChatStream begin();
        }

        private final Deque<Play> plays = new ArrayDeque<>();
        private Runnable whenAsked = () -> {};

        Fake fails(Kind kind) {
            return fails(new ModelException(kind, "told to"));
        }

        Fake fails(Kind kind, Duration retryAfter) {
            return fails(new ModelException(kind, "told to", Optional.of(retryAfter), Optional.empty()));
        }

        private Fake fails(ModelException failure) {
            plays.add(() -> {
                throw failure;
            });
            return this;
        }

        /** Says these texts, then breaks. */
        Fake breaks(String... texts) {
            plays.add(() -> stream(List.of(texts), List.of(), true));
            return this;
        }

        Fake answers(String text, ChatChunk... further) {
            plays.add(() -> stream(List.of(text), List.of(further), false));
            return this;
        }

        Fake saysNothing() {
            plays.add(() -> Answers.of(List.of()));
            return this;
        }

        Fake whenAsked(Runnable then) {
            whenAsked = then;
            return this;
        }

        private static ChatStream stream(List<String> texts, List<ChatChunk> further, boolean breaks) {
            var chunks = new ArrayList<ChatChunk>();
            texts.forEach(text -> chunks.add(WRITER.text(text)));
            if (!breaks) {
                chunks.add(WRITER.finish("stop"));
                chunks.addAll(further);
                return Answers.of(chunks);
            }
            ChatStream beginning = Answers.of(chunks);
            return new ChatStream() {
                @Override
                public Optional<ChatChunk> next() {
                    Optional<ChatChunk> chunk = beginning.next();
                    if (chunk.isEmpty()) {
                        throw new ModelException(Kind.BROKEN, "told to");
                    }
                    return chunk;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            Runnable then = whenAsked;
            whenAsked = () -> {};
            then.run();
            return plays.remove().begin();
        }

        @Override
        public ObjectNode complete(ChatRequest request) {
            return ChatModel.super.complete(request);
        }

        @Override
        public void close() {}
    }
}
