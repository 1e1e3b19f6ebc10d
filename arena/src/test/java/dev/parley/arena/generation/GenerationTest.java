package dev.parley.arena.generation;

import static dev.parley.arena.ScriptedModel.stop;
import static dev.parley.arena.ScriptedModel.text;
import static dev.parley.arena.ScriptedModel.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.arena.ScriptedModel;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GenerationTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final ChatRequest REQUEST = ChatRequest.of(List.of(Message.user("Hello")));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    private final Generations generations = generations(Generations.Limits.DEFAULT);
    private final BlockingQueue<Outcome> stored = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        generations.close();
    }

    @Test
    void a_reader_gets_every_piece_in_order_and_then_the_end() {
        Generation generation = start(ScriptedModel.saying(text("Hel"), text("lo"), stop(), usage(3, 2)));

        List<Step> steps = read(generation.follow(0));

        assertThat(steps).hasSize(5);
        assertThat(steps.subList(0, 4)).map(step -> ((Step.Piece) step).id()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(texts(steps)).containsExactly("Hel", "lo", "", "");
        assertThat(steps.getLast()).isInstanceOf(Step.End.class);
    }

    @Test
    void a_reader_that_comes_back_goes_on_after_the_last_event_it_saw() {
        Generation generation = start(ScriptedModel.saying(text("a"), text("b"), text("c"), stop()));
        read(generation.follow(0));

        assertThat(texts(read(generation.follow(2)))).containsExactly("c", "");
    }

    @Test
    void an_answer_nobody_reads_is_completed_and_stored() throws InterruptedException {
        start(ScriptedModel.saying(text("Hel"), text("lo"), stop()));

        Outcome outcome = stored.take();

        assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETED);
    }

    @Test
    void no_piece_that_tells_the_end_is_seen_before_the_outcome_is_stored() throws InterruptedException {
        var storing = new CountDownLatch(1);
        var mayStore = new CountDownLatch(1);
        Generation generation = generations.start("me", "m", ScriptedModel.saying(text("x"), stop()), REQUEST, outcome -> {
            storing.countDown();
            await(mayStore);
        });
        storing.await();
        Reader reader = generation.follow(0);

        assertThat(reader.next(LONG)).isInstanceOf(Step.Piece.class);
        assertThat(reader.next(Duration.ZERO)).isInstanceOf(Step.Silence.class);
        mayStore.countDown();
        assertThat(texts(read(reader))).containsExactly("");
    }

    @Test
    void an_answer_that_could_not_be_stored_failed() {
        Generation generation = generations.start("me", "m", ScriptedModel.saying(text("x"), stop()), REQUEST, outcome -> {
            throw new IllegalStateException("the disk is full");
        });

        assertThat(end(generation).failure()).get().extracting(ModelException::kind).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void what_there_is_of_a_broken_answer_is_stored_with_the_reason() throws InterruptedException {
        ScriptedModel model = ScriptedModel.open(text("Hel"));
        start(model);
        model.fail(new ModelException(Kind.BROKEN, "the stream was cut"));

        Outcome outcome = stored.take();

        assertThat(outcome.status()).isEqualTo(Outcome.Status.FAILED);
        assertThat(outcome.failure()).get().extracting(ModelException::kind).isEqualTo(Kind.BROKEN);
    }

    @Test
    void a_stopped_answer_ends_as_it_stands() {
        Generation generation = start(ScriptedModel.open(text("Hel")));
        Reader reader = generation.follow(0);
        reader.next(LONG);

        generation.stop();

        assertThat(((Step.End) reader.next(LONG)).outcome().status()).isEqualTo(Outcome.Status.STOPPED);
    }

    @Test
    void an_answer_that_has_not_begun_can_be_stopped() throws InterruptedException {
        var opening = new CountDownLatch(1);
        Generation generation = start(new SilentModel(opening));
        opening.await();

        generation.stop();

        assertThat(end(generation).status()).isEqualTo(Outcome.Status.STOPPED);
    }

    @Test
    void chunks_of_any_provider_are_brought_into_one_form() {
        Generation generation = start(ScriptedModel.saying(
                "{\"id\":\"theirs\",\"model\":\"secret-7b\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},"
                        + "\"logprobs\":{\"content\":[]}}],\"service_tier\":\"flex\"}",
                "{\"choices\":null}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1}}"));

        List<Step> steps = read(generation.follow(0));

        assertThat(json(steps, 0)).isEqualTo("{\"id\":\"" + generation.id()
                + "\",\"object\":\"chat.completion.chunk\",\"created\":1767323045,\"model\":\"m\","
                + "\"service_tier\":\"flex\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\","
                + "\"role\":\"assistant\"},\"logprobs\":{\"content\":[]}}]}");
        assertThat(json(steps, 1)).contains("\"finish_reason\":\"stop\"").doesNotContain("usage");
        assertThat(json(steps, 2)).endsWith("\"choices\":[],\"usage\":{\"prompt_tokens\":1}}");
    }

    @Test
    void no_more_run_at_once_than_allowed() {
        try (Generations few = generations(new Generations.Limits(1, Duration.ofMinutes(1), 1000))) {
            Generation first = few.start("me", "m", ScriptedModel.open(), REQUEST, stored::add);

            assertThatThrownBy(() -> few.start("me", "m", ScriptedModel.open(), REQUEST, stored::add))
                    .isInstanceOfSatisfying(ModelException.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(Kind.RATE_LIMITED);
                        assertThat(refused.retryAfter()).isPresent();
                    });
            first.stop();
        }
    }

    @Test
    void ended_generations_are_forgotten_when_together_they_grow_too_large() {
        Generations few = generations(new Generations.Limits(9, Duration.ofMinutes(1), 0));
        Generation generation = few.start("me", "m", ScriptedModel.saying(text("x")), REQUEST, stored::add);
        few.close();

        assertThat(few.find(generation.id())).isEmpty();
    }

    private Generation start(ChatModel model) {
        return generations.start("me", "m", model, REQUEST, stored::add);
    }

    private static Generations generations(Generations.Limits limits) {
        return new Generations(new Random(1), CLOCK, limits);
    }

    private static List<Step> read(Reader reader) {
        var steps = new ArrayList<Step>();
        do {
            steps.add(reader.next(LONG));
        } while (!(steps.getLast() instanceof Step.End));
        return steps;
    }

    private static Outcome end(Generation generation) {
        return ((Step.End) read(generation.follow(0)).getLast()).outcome();
    }

    private static List<String> texts(List<Step> steps) {
        return steps.stream()
                .filter(Step.Piece.class::isInstance)
                .map(step -> ((Step.Piece) step).chunk().text())
                .toList();
    }

    private static String json(List<Step> steps, int place) {
        return ((Step.Piece) steps.get(place)).json();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
