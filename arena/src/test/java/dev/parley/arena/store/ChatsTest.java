package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.arena.store.RefusedException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Chats, and which turn is asked in them when. */
class ChatsTest extends StoreContract {
    @Test
    void a_battle_has_two_conversations_of_hidden_models() {
        Chat battle = battle(ann);

        assertThat(battle.revealed()).isFalse();
        assertThat(battle.sides()).extracting(Side::model).containsExactly("alpha", "beta");
        assertThat(battle.sides())
                .extracting(Side::conversation)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(store.chats().find(battle.id())).contains(battle);
    }

    @Test
    void a_chat_of_nobody_is_refused() {
        refused(Reason.NOT_FOUND, () -> store.chats().open("nobody", Mode.DIRECT, List.of("alpha"), "r"));
    }

    @Test
    void the_same_request_again_makes_nothing_new() {
        Chat chat = store.chats().open(ann, Mode.DIRECT, List.of("alpha"), "open");
        Turn turn = store.chats().ask(ann, chat.id(), question(Optional.empty(), "Hi", "ask"));

        assertThat(store.chats().open(ann, Mode.DIRECT, List.of("alpha"), "open").id()).isEqualTo(chat.id());
        assertThat(store.chats().ask(ann, chat.id(), question(Optional.empty(), "Hi", "ask"))).isEqualTo(turn);
        assertThat(store.counts().turns()).isEqualTo(1);
    }

    @Test
    void nothing_is_asked_while_an_answer_runs() {
        Chat chat = direct(ann);
        ask(ann, chat, "Hi");

        refused(Reason.STILL_RUNNING, () -> ask(ann, chat, "Are you there?"));
    }

    @Test
    void nobody_asks_in_the_chat_of_another() {
        Chat chat = direct(ann);

        refused(Reason.NOT_FOUND, () -> ask(ben, chat, "Hi"));
    }

    @Test
    void a_turn_follows_only_turns_of_its_chat() {
        Turn elsewhere = answered(ann, direct(ann), Optional.empty(), "Hi");

        refused(Reason.NOT_FOUND, () -> ask(ann, direct(ann), Optional.of(elsewhere.id()), "Hi"));
    }

    @Test
    void asking_again_and_editing_keep_what_was_said_before() {
        Chat chat = direct(ann);
        Turn first = answered(ann, chat, Optional.empty(), "One");
        Turn second = answered(ann, chat, Optional.of(first.id()), "Two");
        Turn edited = answered(ann, chat, Optional.of(first.id()), "Two, please");

        assertThat(store.chats().path(second.id())).extracting(Turn::prompt).containsExactly("One", "Two");
        assertThat(store.chats().path(edited.id())).extracting(Turn::prompt).containsExactly("One", "Two, please");
        assertThat(store.chats().find(chat.id()).flatMap(Chat::head)).contains(edited.id());
    }

    @Test
    void clearing_empties_the_screen_and_not_the_store() {
        Chat chat = direct(ann);
        Turn turn = answered(ann, chat, Optional.empty(), "Hi");

        assertThat(store.chats().moveHead(ann, chat.id(), Optional.empty()).head()).isEmpty();
        assertThat(store.chats().turn(turn.id())).isPresent();
        refused(Reason.NOT_FOUND, () -> store.chats().moveHead(ben, chat.id(), Optional.of(turn.id())));
    }

    @Test
    void many_paths_are_read_as_each_alone() {
        Chat battle = battle(ann);
        Turn first = answered(ann, battle, Optional.empty(), "Hi");
        Turn second = answered(ann, battle, Optional.of(first.id()), "More");
        Turn other = answered(ben, direct(ben), Optional.empty(), "Hello");

        assertThat(store.chats().paths(List.of(second.id(), other.id(), first.id(), "none")))
                .containsOnly(
                        Map.entry(first.id(), store.chats().path(first.id())),
                        Map.entry(second.id(), store.chats().path(second.id())),
                        Map.entry(other.id(), store.chats().path(other.id())));
    }

    @Test
    void the_list_of_chats_begins_with_the_latest_and_tells_how_each_began() {
        Chat one = direct(ann);
        Chat two = battle(ann);
        direct(ann);
        Turn first = answered(ann, one, Optional.empty(), "x".repeat(500));
        clock.advance(Duration.ofSeconds(1));
        answered(ann, two, Optional.empty(), "Battle");
        clock.advance(Duration.ofSeconds(1));
        answered(ann, one, Optional.of(first.id()), "More");
        answered(ben, direct(ben), Optional.empty(), "Not ann's");

        assertThat(store.chats().summaries(ann, 10))
                .extracting(ChatSummary::id, ChatSummary::mode, ChatSummary::beginning)
                .containsExactly(
                        tuple(one.id(), Mode.DIRECT, "x".repeat(200)), tuple(two.id(), Mode.BATTLE, "Battle"));
        assertThat(store.chats().summaries(ann, 1)).hasSize(1);
    }

    @Test
    void a_user_finds_the_chats_again() {
        Chat one = direct(ann);
        clock.advance(Duration.ofSeconds(1));
        Chat two = battle(ann);
        direct(ben);

        assertThat(store.chats().of(ann)).containsExactly(two, one);
    }

    @Test
    void a_chat_is_deleted_by_whoever_has_it() {
        Chat chat = direct(ann);
        refused(Reason.NOT_FOUND, () -> store.chats().delete(ben, chat.id()));
        store.chats().delete(ann, chat.id());

        assertThat(store.chats().find(chat.id())).isEmpty();
    }
}
