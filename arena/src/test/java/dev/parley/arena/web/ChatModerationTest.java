package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.moderation.Window;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Marks;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.core.moderation.Category;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.moderation.Policy.Mode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What moderation makes of chats. */
@Timeout(60)
class ChatModerationTest {
    private static final String BIRD = "wren-7b";
    private static final String OTHER = "swift-7b";
    private static final String GOOD = "Good as gold, all of it.";
    private static final String BAD = "Good as gold, but wicked. And more of it.";

    @TempDir
    private Path folder;

    private final WordModerator moderator = new WordModerator();
    private final TestModels models = new TestModels();

    private Optional<RunningArena> running = Optional.empty();

    @AfterEach
    void close() {
        running.ifPresent(RunningArena::close);
        running = Optional.empty();
    }

    private Visitor serve(Mode mode) {
        running = Optional.of(new RunningArena(folder, models, moderator, mode, new Window(8, 2)));
        return running.get().consenting();
    }

    private Marks marks() {
        return running.orElseThrow().store.marks();
    }

    /** A model that says this, some characters at a time. */
    private static ScriptedModel saying(String text) {
        String[] chunks = new String[text.length() / 3 + 2];
        for (int i = 0; i < chunks.length - 1; i++) {
            chunks[i] = ScriptedModel.text(text.substring(i * 3, Math.min(text.length(), i * 3 + 3)));
        }
        chunks[chunks.length - 1] = ScriptedModel.stop();
        return ScriptedModel.saying(chunks);
    }

    private Turn turn(String id) {
        return running.orElseThrow().store.chats().turn(id).orElseThrow();
    }

    @Test
    void what_is_only_observed_is_answered_and_marked() {
        models.with(BIRD, saying(BAD));
        Visitor visitor = serve(Mode.OBSERVE);

        Turn turn = turn(visitor.asked(visitor.open("direct", BIRD), "a wicked question"));

        Answer answer = turn.answers().getFirst();
        assertThat(answer.status()).isEqualTo(Answer.Status.COMPLETE);
        assertThat(answer.text()).isEqualTo(BAD);
        // What waits to be looked at is looked at before the end.
        close();
        try (Store store = Store.open(RunningArena.settings(folder), InstantSource.system(), new Random(1))) {
            assertThat(List.of(turn.id(), answer.id()))
                    .map(message -> store.marks().find(message).orElseThrow().mark())
                    .allMatch(mark -> mark.categories().equals(Set.of(Category.VIOLENCE)))
                    .noneMatch(mark -> mark.verdict().stopped());
        }
    }

    @Test
    void a_flagged_message_reaches_no_model_and_is_kept() {
        ScriptedModel model = saying(GOOD);
        models.with(BIRD, model);
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String chat = visitor.open("direct", BIRD);

        JsonNode asked = Visitor.json(visitor.ask(chat, "", "a wicked question"));

        assertThat(asked.path("answers").path(0).path("status").asText()).isEqualTo("failed");
        assertThat(asked.path("answers").path(0).path("error").asText()).isEqualTo("prompt-flagged");
        assertThat(model.requests()).isZero();
        assertThat(turn(asked.path("id").asText()).prompt()).isEqualTo("a wicked question");
        assertThat(marks().find(asked.path("id").asText())).hasValueSatisfying(
                mark -> assertThat(mark.mark().verdict().stopped()).isTrue());
    }

    @Test
    void an_answer_is_seen_only_as_far_as_it_was_judged() {
        models.with(BIRD, saying(BAD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String turn = Visitor.id(visitor.ask(visitor.open("direct", BIRD), "", "a question"));

        String events = visitor.get("turns/" + turn + "/events").body();

        Answer answer = turn(turn).answers().getFirst();
        assertThat(events).contains("\"status\":\"failed\",\"error\":\"answer-flagged\"").doesNotContain("wick");
        assertThat(answer.text()).isNotEmpty().doesNotContain("wick");
        assertThat(marks().text(answer.id())).hasValueSatisfying(
                text -> assertThat(text).startsWith("Good as gold, but wicked"));
        assertThat(marks().find(answer.id()).orElseThrow().mark().state()).isEqualTo(Mark.State.FLAGGED);
    }

    @Test
    void both_answers_of_a_battle_end_alike_when_one_is_flagged() {
        models.with(BIRD, saying(BAD)).with(OTHER, saying(GOOD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String turn = visitor.asked(visitor.open("battle"), "a question");

        assertThat(turn(turn).answers()).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
            assertThat(answer.failure()).contains(Kind.ANSWER_FLAGGED);
        });
        assertThat(Visitor.code(visitor.vote(turn, "a"))).isEqualTo("not_complete");
    }

    @Test
    void an_answer_that_is_there_does_not_end_before_the_other_is_judged() {
        ScriptedModel slow = ScriptedModel.open();
        models.with(BIRD, slow).with(OTHER, saying(GOOD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String turn = Visitor.id(visitor.ask(visitor.open("battle"), "", "a question"));
        slow.say(ScriptedModel.text(BAD));

        String events = visitor.get("turns/" + turn + "/events").body();

        assertThat(events).doesNotContain("\"status\":\"complete\"");
        assertThat(events.split("answer-flagged", -1)).hasSize(3);
    }

    @Test
    void an_answer_that_breaks_does_not_break_the_other() {
        ScriptedModel broken = ScriptedModel.open();
        broken.fail(new ModelException(Kind.BROKEN, "cut"));
        models.with(BIRD, broken).with(OTHER, saying(GOOD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String turn = visitor.asked(visitor.open("battle"), "a question");

        assertThat(turn(turn).answers()).extracting(Answer::status)
                .containsExactlyInAnyOrder(Answer.Status.FAILED, Answer.Status.COMPLETE);
    }

    @Test
    void models_that_answer_one_at_a_time_do_not_wait_for_each_other() {
        models.withLine(BIRD, saying(GOOD)).withLine(OTHER, saying(GOOD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String one = Visitor.id(visitor.ask(visitor.open("side-by-side", BIRD, OTHER), "", "a question"));
        String two = Visitor.id(visitor.ask(visitor.open("side-by-side", OTHER, BIRD), "", "a question"));
        visitor.get("turns/" + one + "/events");
        visitor.get("turns/" + two + "/events");

        assertThat(turn(one).isComplete()).isTrue();
        assertThat(turn(two).isComplete()).isTrue();
    }

    @Test
    void an_answer_that_waits_for_the_other_can_be_stopped() {
        ScriptedModel silent = ScriptedModel.open();
        models.with(BIRD, silent).with(OTHER, saying(GOOD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String turn = Visitor.id(visitor.ask(visitor.open("battle"), "", "a question"));

        visitor.post("turns/" + turn + "/stop", "{}");
        visitor.get("turns/" + turn + "/events");

        assertThat(turn(turn).answers()).extracting(Answer::status).containsOnly(Answer.Status.STOPPED);
    }

    @Test
    void what_was_stopped_is_not_tried_again() {
        models.with(BIRD, saying(BAD));
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String turn = visitor.asked(visitor.open("direct", BIRD), "a question");

        HttpResponse<String> again = visitor.replace(turn, 0);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Visitor.code(again)).isEqualTo("moderated");
    }

    @Test
    void no_model_is_shown_what_was_stopped() throws InterruptedException {
        ScriptedModel model = saying(GOOD);
        models.with(BIRD, model);
        Visitor visitor = serve(Mode.FAIL_OPEN);
        String chat = visitor.open("direct", BIRD);
        String first = Visitor.id(visitor.ask(chat, "", "a wicked question"));

        String second = Visitor.id(visitor.ask(chat, first, "a question"));
        visitor.get("turns/" + second + "/events");

        assertThat(model.request().path("messages")).hasToString("[{\"role\":\"user\",\"content\":\"a question\"}]");
    }

    @Test
    void without_a_moderator_nothing_is_asked_if_it_must_not() {
        models.with(BIRD, saying(GOOD));
        moderator.fall();
        Visitor visitor = serve(Mode.FAIL_CLOSED);

        JsonNode asked = Visitor.json(visitor.ask(visitor.open("direct", BIRD), "", "a question"));

        assertThat(asked.path("answers").path(0).path("error").asText()).isEqualTo("unmoderated");
    }

    @Test
    void without_a_moderator_what_goes_on_is_marked() {
        models.with(BIRD, saying(GOOD));
        moderator.fall();
        Visitor visitor = serve(Mode.FAIL_OPEN);

        Turn turn = turn(visitor.asked(visitor.open("direct", BIRD), "a question"));

        assertThat(turn.isComplete()).isTrue();
        assertThat(marks().find(turn.id()).orElseThrow().mark().state()).isEqualTo(Mark.State.UNMODERATED);
        assertThat(marks().find(turn.answers().getFirst().id()).orElseThrow().mark().state())
                .isEqualTo(Mark.State.UNMODERATED);
    }

    @Test
    void what_is_clear_can_be_voted_on() {
        models.with(BIRD, saying(GOOD)).with(OTHER, saying(GOOD));
        Visitor visitor = serve(Mode.FAIL_CLOSED);
        String turn = visitor.asked(visitor.open("battle"), "a question");

        assertThat(visitor.vote(turn, "a").statusCode()).isEqualTo(201);
        assertThat(turn(turn).answers()).allMatch(answer -> answer.text().equals(GOOD));
    }
}
