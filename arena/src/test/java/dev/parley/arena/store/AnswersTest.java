package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.RefusedException.Reason;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a message and its answers. */
class AnswersTest extends StoreContract {
    @Test
    void a_message_is_written_down_with_answers_that_run() {
        Chat battle = battle(ann);
        Turn turn = ask(ann, battle, "Hi");

        assertThat(turn.prompt()).isEqualTo("Hi");
        assertThat(turn.number()).isEqualTo(1);
        assertThat(turn.parameters()).isEqualTo(GenerationParameters.STANDARD);
        assertThat(turn.answers()).extracting(Answer::model).containsExactly("alpha", "beta");
        assertThat(turn.answers()).extracting(Answer::status).containsOnly(Answer.Status.RUNNING);
        assertThat(store.chats().turn(turn.id())).contains(turn);
        assertThat(store.chats().find(battle.id()).flatMap(Chat::head)).contains(turn.id());
    }

    @Test
    void an_answer_ends_once() {
        Turn turn = ask(ann, direct(ann), "Hi");
        String answer = turn.answers().getFirst().id();
        store.chats().finish(answer, Answer.Status.COMPLETE, "Hello", Optional.of(new Usage(1, 2)));
        store.chats().finish(answer, Answer.Status.FAILED, "Hel", Optional.empty());

        Answer kept = store.chats().turn(turn.id()).orElseThrow().answers().getFirst();
        assertThat(kept.text()).isEqualTo("Hello");
        assertThat(kept.status()).isEqualTo(Answer.Status.COMPLETE);
        assertThat(kept.usage()).contains(new Usage(1, 2));
        assertThat(kept.finished()).contains(clock.instant());
    }

    @Test
    void answers_left_running_have_failed() {
        Turn turn = ask(ann, battle(ann), "Hi");
        reopen();

        assertThat(store.chats().failRunning()).isEqualTo(2);
        assertThat(store.chats().turn(turn.id()).orElseThrow().answers())
                .extracting(Answer::status)
                .containsOnly(Answer.Status.FAILED);
    }

    @Test
    void another_model_takes_the_place_of_one_that_failed() {
        Chat battle = battle(ann);
        Turn turn = ask(ann, battle, "Hi");
        finish(turn, 0, Answer.Status.COMPLETE);
        finish(turn, 1, Answer.Status.FAILED);

        Turn again = store.chats().retry(ann, turn.id(), 1, "gamma", "again");

        assertThat(again.id()).isEqualTo(turn.id());
        assertThat(again.answers()).extracting(Answer::model).containsExactly("alpha", "gamma");
        assertThat(again.answers()).extracting(Answer::status)
                .containsExactly(Answer.Status.COMPLETE, Answer.Status.RUNNING);
        assertThat(store.chats().find(battle.id()).orElseThrow().sides())
                .extracting(Side::model)
                .containsExactly("alpha", "gamma");
        assertThat(store.chats().retry(ann, turn.id(), 1, "delta", "again")).isEqualTo(again);
        refused(Reason.STILL_RUNNING, () -> store.chats().retry(ann, turn.id(), 1, "gamma", "more"));
        refused(Reason.HAS_ANSWERED, () -> store.chats().retry(ann, turn.id(), 0, "gamma", "more"));
        refused(Reason.NOT_FOUND, () -> store.chats().retry(ben, turn.id(), 1, "delta", "more"));
    }

    @Test
    void only_the_last_turn_is_asked_anew_and_who_has_answered_keeps_the_side() {
        Chat battle = battle(ann);
        Turn first = answered(ann, battle, Optional.empty(), "Hi");
        Turn second = ask(ann, battle, Optional.of(first.id()), "More");
        finish(second, 0, Answer.Status.COMPLETE);
        finish(second, 1, Answer.Status.FAILED);

        refused(Reason.NOT_FOUND, () -> store.chats().retry(ann, first.id(), 1, "beta", "r1"));
        refused(Reason.HAS_ANSWERED, () -> store.chats().retry(ann, second.id(), 1, "gamma", "r2"));
        assertThat(store.chats().retry(ann, second.id(), 1, "beta", "r3").isRunning()).isTrue();
    }

    @Test
    void why_an_answer_failed_is_kept() {
        Turn turn = ask(ann, direct(ann), "Hi");

        store.chats().fail(turn.answers().getFirst().id(), ModelException.Kind.TIMED_OUT, "Half", Optional.empty());

        Answer failed = store.chats().turn(turn.id()).orElseThrow().answers().getFirst();
        assertThat(failed.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(failed.failure()).contains(ModelException.Kind.TIMED_OUT);
        assertThat(failed.text()).isEqualTo("Half");
    }

    @Test
    void any_text_comes_back_as_it_was() {
        String text = "İstanbul 'quoted' \" \\ :name ? {brace} \n\t 😀 \u0301 \u0001";
        Turn turn = ask(ann, direct(ann), text);
        store.chats().finish(turn.answers().getFirst().id(), Answer.Status.COMPLETE, text, Optional.empty());

        Turn kept = store.chats().turn(turn.id()).orElseThrow();
        assertThat(kept.prompt()).isEqualTo(text);
        assertThat(kept.answers().getFirst().text()).isEqualTo(text);
    }

    @Test
    void what_no_database_can_keep_is_replaced() {
        Turn turn = ask(ann, direct(ann), "before\u0000after");
        String answer = turn.answers().getFirst().id();
        store.chats().finish(answer, Answer.Status.COMPLETE, "half a pair: \ud83d", Optional.empty());

        Turn kept = store.chats().turn(turn.id()).orElseThrow();
        assertThat(kept.prompt()).isEqualTo("before\ufffdafter");
        assertThat(kept.answers().getFirst().text()).isEqualTo("half a pair: \ufffd");
        assertThat(store.chats().find("no\u0000where")).isEmpty();
    }
}
