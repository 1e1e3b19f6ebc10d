package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.RefusedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which votes are taken, and what they tell. */
class VotesTest extends StoreContract {
    @Test
    void a_vote_tells_who_judged_what_and_reveals_the_names() {
        Chat battle = battle(ann);
        Turn turn = answered(ann, battle, Optional.empty(), "Hi");
        CastVote vote = store.votes().cast(ann, ballot(turn, Choice.A));

        assertThat(vote.user()).isEqualTo(ann);
        assertThat(vote.turn()).isEqualTo(turn.id());
        assertThat(vote.models()).containsExactly("alpha", "beta");
        assertThat(vote.anonymous()).isTrue();
        assertThat(vote.time()).isEqualTo(clock.instant());
        assertThat(store.votes().in(battle.id())).containsExactly(vote);
        assertThat(store.chats().find(battle.id()).orElseThrow().revealed()).isTrue();
    }

    @Test
    void a_vote_after_the_names_are_told_is_not_anonymous() {
        Chat battle = battle(ann);
        Turn first = answered(ann, battle, Optional.empty(), "Hi");
        store.votes().cast(ann, ballot(first, Choice.TIE));
        Turn second = answered(ann, battle, Optional.of(first.id()), "And?");

        assertThat(store.votes().cast(ann, ballot(second, Choice.B)).anonymous()).isFalse();
    }

    @Test
    void a_vote_on_chosen_models_is_not_anonymous() {
        Chat chosen = store.chats().open(ann, Mode.SIDE_BY_SIDE, List.of("alpha", "beta"), "open");
        Turn turn = answered(ann, chosen, Optional.empty(), "Hi");

        assertThat(store.votes().cast(ann, ballot(turn, Choice.BOTH_BAD)).anonymous()).isFalse();
    }

    @Test
    void a_vote_on_an_answer_that_told_its_name_is_kept_and_not_anonymous() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Who are you?");
        var leak = new VoteMark(VoteMark.IDENTITY_LEAK, "side A names 'alpha'");
        CastVote vote = store.votes().cast(ann, new Ballot(turn.id(), Choice.A, "mark", List.of(leak), "vote"));

        assertThat(vote.anonymous()).isFalse();
        assertThat(vote.marks()).containsExactly(leak);
    }

    @Test
    void a_mark_can_be_added_later_and_counts_once() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        CastVote vote = store.votes().cast(ann, ballot(turn, Choice.A));
        var leak = new VoteMark(VoteMark.IDENTITY_LEAK, "side A names 'alpha'");
        var other = new VoteMark("anomaly", "p = 0.01");
        store.votes().mark(vote.id(), leak);
        store.votes().mark(vote.id(), leak);
        store.votes().mark(vote.id(), other);

        CastVote marked = store.votes().in(vote.chat()).getFirst();
        assertThat(marked.marks()).containsExactlyInAnyOrder(leak, other);
        assertThat(marked.anonymous()).isFalse();
    }

    @Test
    void a_state_is_voted_on_once() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        store.votes().cast(ann, ballot(turn, Choice.A));

        refused(Reason.ALREADY_VOTED, () -> store.votes().cast(ann, ballot(turn, Choice.B)));
        assertThat(store.counts().votes()).isEqualTo(1);
    }

    @Test
    void of_many_votes_at_once_on_one_state_one_counts() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        var votes = IntStream.range(0, 50)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> store.votes().cast(ann, new Ballot(turn.id(), Choice.A, "mark", List.of(), "r" + number)),
                        Thread::startVirtualThread))
                .toList();

        assertThat(votes.stream().filter(vote -> vote.handle((done, refused) -> done != null).join())).hasSize(1);
    }

    @Test
    void a_vote_sent_again_is_the_same_vote() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        var ballot = new Ballot(turn.id(), Choice.A, "mark", List.of(), "same");

        assertThat(store.votes().cast(ann, ballot)).isEqualTo(store.votes().cast(ann, ballot));
    }

    @Test
    void nobody_votes_in_the_battle_of_another() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");

        refused(Reason.NOT_FOUND, () -> store.votes().cast(ben, ballot(turn, Choice.A)));
    }

    @Test
    void what_is_half_written_is_not_voted_on() {
        Turn turn = ask(ann, battle(ann), "Hi");
        finish(turn, 0, Answer.Status.COMPLETE);
        refused(Reason.NOT_COMPLETE, () -> store.votes().cast(ann, ballot(turn, Choice.A)));
        finish(turn, 1, Answer.Status.STOPPED);
        refused(Reason.NOT_COMPLETE, () -> store.votes().cast(ann, ballot(turn, Choice.A)));
    }

    @Test
    void each_kind_of_chat_has_its_own_buttons() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        Turn single = answered(ann, direct(ann), Optional.empty(), "Hi");

        refused(Reason.WRONG_CHOICE, () -> store.votes().cast(ann, ballot(turn, Choice.UP)));
        refused(Reason.WRONG_CHOICE, () -> store.votes().cast(ann, ballot(single, Choice.TIE)));
    }

    @Test
    void votes_are_read_in_their_order_from_where_one_stopped() {
        List<String> cast = IntStream.range(0, 5)
                .mapToObj(number -> answered(ann, battle(ann), Optional.empty(), "Hi"))
                .map(turn -> store.votes().cast(ann, ballot(turn, Choice.A)).id())
                .toList();
        List<CastVote> some = store.votes().after(0, 3);

        assertThat(some).extracting(CastVote::id).isEqualTo(cast.subList(0, 3));
        assertThat(store.votes().after(some.getLast().sequence(), 3))
                .extracting(CastVote::id)
                .isEqualTo(cast.subList(3, 5));
    }
}
