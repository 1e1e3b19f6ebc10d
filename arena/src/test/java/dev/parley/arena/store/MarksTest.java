package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The marks of moderation. */
class MarksTest extends StoreContract {
    private static final ModeratorId BY = new ModeratorId("fast", "7");
    private static final Policy POLICY =
            new Policy("2026-11", Map.of(Category.HATE, 0.5, Category.VIOLENCE, 0.5), Policy.Mode.FAIL_OPEN);
    private static final String TEXT = "İ \" , 😀";

    @SuppressWarnings("NullAway.Init")
    private Turn turn;

    static Mark mark(Outcome outcome) {
        return new Mark(POLICY.judge(outcome), POLICY.thresholds());
    }

    static Mark scored(Category category, double score) {
        return mark(new Assessment(BY, Map.of(category, score, Category.HARASSMENT, 0.125)));
    }

    @BeforeEach
    void a_turn() {
        turn = ask(ann, direct(ann), TEXT);
    }

    /** Whatever is written later is durable later. */
    private void put(Subject subject, Mark mark) {
        store.marks().put(subject, mark, TEXT);
        store.reviews().add(turn.id(), "to wait for the writer");
    }

    private List<String> toJudge(Mark.State state, Optional<Category> category) {
        return store.marks().toJudge(state, category, 10).stream().map(message -> message.subject().id()).toList();
    }

    @Test
    void a_mark_comes_back_as_it_was() {
        Mark mark = scored(Category.HATE, 0.75);
        put(Subject.prompt(turn), mark);

        MarkedMessage kept = store.marks().find(turn.id()).orElseThrow();
        assertThat(kept).isEqualTo(new MarkedMessage(Subject.prompt(turn), mark, clock.instant()));
        assertThat(kept.mark().verdict().stopped()).isTrue();
        assertThat(store.marks().text(turn.id())).contains(TEXT);
    }

    @Test
    void an_unmoderated_message_keeps_the_reason() {
        Mark mark = mark(new Unmoderated(BY, "the endpoint is down"));
        put(Subject.answer(turn, turn.answers().getFirst()), mark);

        assertThat(store.marks().find(turn.answers().getFirst().id())).hasValueSatisfying(kept -> {
            assertThat(kept.mark()).isEqualTo(mark);
            assertThat(kept.subject().place()).isEqualTo(1);
        });
        assertThat(toJudge(Mark.State.UNMODERATED, Optional.empty())).hasSize(1);
        assertThat(toJudge(Mark.State.FLAGGED, Optional.empty())).isEmpty();
    }

    @Test
    void of_a_clear_message_no_text_is_kept_twice() {
        put(Subject.prompt(turn), scored(Category.HATE, 0.1));

        assertThat(store.marks().text(turn.id())).isEmpty();
        assertThat(toJudge(Mark.State.FLAGGED, Optional.empty())).isEmpty();
    }

    @Test
    void a_category_tells_the_flagged_messages_apart() {
        String call = store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");
        put(Subject.prompt(turn), scored(Category.HATE, 0.75));
        put(Subject.inCall(call, 3), scored(Category.VIOLENCE, 0.75));

        assertThat(toJudge(Mark.State.FLAGGED, Optional.of(Category.HATE))).containsExactly(turn.id());
        assertThat(toJudge(Mark.State.FLAGGED, Optional.of(Category.VIOLENCE))).containsExactly(call + ":3");
        assertThat(toJudge(Mark.State.FLAGGED, Optional.of(Category.SEXUAL))).isEmpty();
        assertThat(toJudge(Mark.State.FLAGGED, Optional.empty())).hasSize(2);
    }

    @Test
    void a_judgement_stands_with_who_and_when() {
        put(Subject.prompt(turn), scored(Category.HATE, 0.75));
        clock.advance(Duration.ofMinutes(1));

        assertThat(store.marks().judge(turn.id(), Judgement.WRONG, "operator")).isTrue();
        assertThat(store.marks().judge(turn.id(), Judgement.RIGHT, "somebody")).isFalse();
        put(Subject.prompt(turn), scored(Category.HATE, 0.1));
        assertThat(toJudge(Mark.State.FLAGGED, Optional.empty())).isEmpty();
        assertThat(store.marks().judged(10)).singleElement().satisfies(judged -> {
            assertThat(judged.judgement()).isEqualTo(Judgement.WRONG);
            assertThat(judged.by()).isEqualTo("operator");
            assertThat(judged.judged()).isEqualTo(clock.instant());
            assertThat(judged.message().mark()).isEqualTo(scored(Category.HATE, 0.75));
        });
    }

    @Test
    void a_message_that_is_moderated_again_has_its_new_mark() {
        put(Subject.prompt(turn), mark(new Unmoderated(BY, "not yet there")));
        put(Subject.prompt(turn), scored(Category.HATE, 0.1));

        assertThat(store.marks().find(turn.id()).orElseThrow().mark()).isEqualTo(scored(Category.HATE, 0.1));
    }

    @Test
    void marks_go_with_their_messages() {
        String call = store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");
        put(Subject.prompt(turn), scored(Category.HATE, 0.75));
        put(Subject.inCall(call, 0), scored(Category.HATE, 0.75));
        store.users().delete(ann);
        clock.advance(Duration.ofDays(2));
        store.retention().deleteBefore(clock.instant());

        assertThat(toJudge(Mark.State.FLAGGED, Optional.empty())).isEmpty();
    }

    @Test
    void a_mark_of_a_message_that_is_gone_is_not_kept() {
        store.users().delete(ann);
        put(Subject.prompt(turn), scored(Category.HATE, 0.75));

        assertThat(store.marks().find(turn.id())).isEmpty();
    }
}
