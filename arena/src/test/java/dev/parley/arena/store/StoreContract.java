package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.arena.store.RefusedException.Reason;
import dev.parley.core.moderation.Category;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does, whatever database it stands on. */
abstract class StoreContract {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00.123456Z"));
    @SuppressWarnings("NullAway.Init")
    private Store store;

    private String ann = "";
    private String ben = "";
    private int requests;

    /** An empty database. */
    abstract StoreSettings settings();

    private Store open() {
        return Store.open(settings(), clock, new Random(1));
    }

    @BeforeEach
    void two_users() {
        store = open();
        ann = store.users().create().user().id();
        ben = store.users().create().user().id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_user_is_known_by_the_cookie() {
        NewUser user = store.users().create();

        assertThat(store.users().find(user.token())).contains(user.user());
        assertThat(store.users().find(user.user().id())).isEmpty();
    }

    @Test
    void consent_holds_for_one_version_of_the_terms() {
        store.users().consent(ann, "2026-01", "mark");
        store.users().consent(ann, "2026-01", "mark");

        assertThat(store.users().hasConsented(ann, "2026-01")).isTrue();
        assertThat(store.users().hasConsented(ann, "2027-01")).isFalse();
        assertThat(store.users().hasConsented(ben, "2026-01")).isFalse();
    }

    @Test
    void an_address_has_one_mark_within_a_period_and_another_in_the_next() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.7");
        String mark = store.addressMarks().of(address);

        assertThat(mark).matches("[0-9a-f]{32}").isEqualTo(store.addressMarks().of(address));
        assertThat(store.addressMarks().of(InetAddress.getByName("192.0.2.8"))).isNotEqualTo(mark);
        clock.advance(Duration.ofDays(1));
        assertThat(store.addressMarks().of(address)).isNotEqualTo(mark);
    }

    @Test
    void addresses_of_one_ipv6_subscriber_have_one_mark() throws UnknownHostException {
        String mark = store.addressMarks().of(InetAddress.getByName("2001:db8:1:2::7"));

        assertThat(store.addressMarks().of(InetAddress.getByName("2001:db8:1:2:aaaa::1"))).isEqualTo(mark);
        assertThat(store.addressMarks().of(InetAddress.getByName("2001:db8:1:3::7"))).isNotEqualTo(mark);
    }

    @Test
    void marks_stay_when_the_store_is_opened_again() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.7");
        String mark = store.addressMarks().of(address);
        reopen();

        assertThat(store.addressMarks().of(address)).isEqualTo(mark);
    }

    @Test
    void a_battle_has_two_conversations_of_hidden_models() {
        Chat battle = battle(ann);

        assertThat(battle.revealed()).isFalse();
        assertThat(battle.sides()).extracting(Side::model).containsExactly("alpha", "beta");
        assertThat(battle.sides()).extracting(Side::conversation).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(store.chats().find(battle.id())).contains(battle);
    }

    @Test
    void a_chat_of_nobody_is_refused() {
        refused(Reason.NOT_FOUND, () -> store.chats().open("nobody", Mode.DIRECT, List.of("alpha"), "r"));
    }

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

    @Test
    void a_flag_asks_for_a_review() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        CastVote vote = store.votes().cast(ann, ballot(turn, Choice.FLAG));
        Review review = store.reviews().open(10).getFirst();

        assertThat(vote.models()).containsExactly("alpha");
        assertThat(review.turn()).isEqualTo(turn.id());
        assertThat(review.reason()).isEqualTo(Reviews.FLAG);
        store.reviews().resolve(review.id());
        assertThat(store.reviews().open(10)).isEmpty();
    }

    @Test
    void a_turn_is_reviewed_once_for_each_reason() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        store.reviews().add(turn.id(), "filter");
        store.reviews().add(turn.id(), "filter");
        store.reviews().add("no such turn", "filter");

        assertThat(store.reviews().open(10)).hasSize(1);
    }

    @Test
    void a_link_shows_one_state_until_it_is_taken_back() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        Share share = store.shares().create(ann, turn.id());

        assertThat(share.link()).hasSize(22);
        assertThat(store.shares().create(ann, turn.id())).isEqualTo(share);
        assertThat(store.shares().find(share.link())).contains(share);
        store.shares().revoke(ann, share.link());
        assertThat(store.shares().find(share.link())).isEmpty();
    }

    @Test
    void nobody_shares_the_chat_of_another() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        Share share = store.shares().create(ann, turn.id());

        refused(Reason.NOT_FOUND, () -> store.shares().create(ben, turn.id()));
        refused(Reason.NOT_FOUND, () -> store.shares().revoke(ben, share.link()));
        assertThat(store.shares().find("made-up")).isEmpty();
    }

    @Test
    void a_call_of_the_gateway_costs_its_key_once() {
        var limits = new ApiKey.Limits(Optional.of(100L), Optional.of(8L), OptionalInt.of(5), OptionalInt.empty());
        NewApiKey key = store.apiKeys().create("tests", limits);
        String call = store.gatewayCalls().begin(key.key().id(), "/v1/chat/completions", "alpha", "[]");
        var usage = Optional.of(new Usage(3, 4));

        assertThat(store.gatewayCalls().finish(call, Answer.Status.COMPLETE, "{}", usage, 60)).isTrue();
        assertThat(store.gatewayCalls().finish(call, Answer.Status.FAILED, "", usage, 60)).isFalse();
        ApiKey spent = store.apiKeys().find(key.secret()).orElseThrow();
        assertThat(spent.spent()).isEqualTo(60);
        assertThat(spent.tokens()).isEqualTo(7);
        assertThat(spent.limits()).isEqualTo(key.key().limits());
        assertThat(spent.isUsable()).isTrue();
        assertThat(store.gatewayCalls().find(call).orElseThrow().usage()).isEqualTo(usage);
    }

    @Test
    void calls_left_running_have_failed() {
        store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");

        assertThat(store.gatewayCalls().failRunning()).isEqualTo(1);
        assertThat(store.gatewayCalls().failRunning()).isZero();
    }

    @Test
    void a_key_that_is_spent_or_taken_back_is_of_no_use() {
        var nothing = new ApiKey.Limits(Optional.of(0L), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        NewApiKey key = store.apiKeys().create("tests", nothing);
        var noTokens = new ApiKey.Limits(Optional.empty(), Optional.of(0L), OptionalInt.empty(), OptionalInt.empty());
        assertThat(store.apiKeys().create("silent", noTokens).key().isUsable()).isFalse();
        NewApiKey other = store.apiKeys().create("more tests", ApiKey.Limits.NONE);
        store.apiKeys().revoke(other.key().id());

        assertThat(key.key().isUsable()).isFalse();
        assertThat(store.apiKeys().find(other.secret()).orElseThrow().isUsable()).isFalse();
        assertThat(store.apiKeys().find("parley-guessed")).isEmpty();
        assertThat(store.apiKeys().all()).hasSize(3);
    }

    @Test
    void the_admins_password_is_told_once() {
        String password = store.admin().create().orElseThrow();

        assertThat(password).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(store.admin().create()).isEmpty();
        assertThat(store.admin().signIn("guessed")).isEmpty();
        assertThat(store.admin().signIn(password)).isPresent();
    }

    @Test
    void a_session_of_the_admin_ends() {
        String password = store.admin().create().orElseThrow();
        String left = store.admin().signIn(password).orElseThrow();
        String forgotten = store.admin().signIn(password).orElseThrow();
        store.admin().signOut(left);

        assertThat(store.admin().isSignedIn(left)).isFalse();
        assertThat(store.admin().isSignedIn(forgotten)).isTrue();
        clock.advance(Duration.ofHours(12));
        assertThat(store.admin().isSignedIn(forgotten)).isFalse();
    }

    @Test
    void another_password_ends_all_sessions() {
        String old = store.admin().create().orElseThrow();
        String session = store.admin().signIn(old).orElseThrow();
        String fresh = store.admin().resetPassword();

        assertThat(store.admin().isSignedIn(session)).isFalse();
        assertThat(store.admin().signIn(old)).isEmpty();
        assertThat(store.admin().signIn(fresh)).isPresent();
    }

    @Test
    void of_a_user_who_is_deleted_a_number_is_left() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        CastVote vote = store.votes().cast(ann, ballot(turn, Choice.A));
        store.votes().mark(vote.id(), new VoteMark("anomaly", ""));
        Share share = store.shares().create(ann, turn.id());
        store.reviews().add(turn.id(), "filter");
        store.marks().put(Subject.prompt(turn), MarksContract.scored(Category.HATE, 0.9), "Hi");
        store.users().delete(ann);

        assertThat(store.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 1));
        assertThat(store.chats().turn(turn.id())).isEmpty();
        assertThat(store.shares().find(share.link())).isEmpty();
        assertThat(store.votes().after(0, 10)).isEmpty();
    }

    @Test
    void what_is_old_is_deleted() {
        Turn old = answered(ann, direct(ann), Optional.empty(), "Hi");
        store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");
        clock.advance(Duration.ofDays(30));
        Turn recent = answered(ben, direct(ben), Optional.empty(), "Hi");

        assertThat(store.retention().deleteBefore(clock.instant().minus(Duration.ofDays(7)))).isEqualTo(2);
        assertThat(store.chats().turn(old.id())).isEmpty();
        assertThat(store.chats().turn(recent.id())).isPresent();
        assertThat(store.counts().users()).isEqualTo(1);
    }

    @Test
    void what_is_old_belongs_to_nobody_in_particular() {
        Chat one = battle(ann);
        store.votes().cast(ann, ballot(answered(ann, one, Optional.empty(), "Hi"), Choice.A));
        Chat two = battle(ann);
        clock.advance(Duration.ofDays(30));
        Instant limit = clock.instant().minus(Duration.ofDays(7));

        assertThat(store.retention().anonymiseBefore(limit)).isEqualTo(2);
        assertThat(store.retention().anonymiseBefore(limit)).isZero();
        assertThat(store.chats().of(ann)).isEmpty();
        String user = store.chats().find(one.id()).orElseThrow().user();
        assertThat(store.chats().find(two.id()).orElseThrow().user()).isNotEqualTo(user);
        assertThat(store.votes().after(0, 10).getFirst().user()).isEqualTo(user);
        assertThat(store.votes().after(0, 10).getFirst().address()).isEmpty();
    }

    @Test
    void a_chat_is_deleted_by_whoever_has_it() {
        Chat chat = direct(ann);
        refused(Reason.NOT_FOUND, () -> store.chats().delete(ben, chat.id()));
        store.chats().delete(ann, chat.id());

        assertThat(store.chats().find(chat.id())).isEmpty();
    }

    @Test
    void a_refused_write_leaves_those_beside_it_alone() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        List<Turn> others = IntStream.range(0, 20)
                .mapToObj(number -> answered(ann, battle(ann), Optional.empty(), "Hi"))
                .toList();
        var votes = others.stream()
                .flatMap(other -> List.of(ballot(other, Choice.A), ballot(turn, Choice.UP)).stream())
                .map(ballot -> CompletableFuture.supplyAsync(
                        () -> store.votes().cast(ann, ballot), Thread::startVirtualThread))
                .toList();

        assertThat(votes.stream().filter(vote -> vote.handle((done, refused) -> done != null).join())).hasSize(20);
        assertThat(store.counts().votes()).isEqualTo(20);
    }

    @Test
    void a_closed_store_says_so() {
        store.close();

        assertThatThrownBy(() -> store.users().create()).isInstanceOf(StoreUnavailableException.class);
        reopen();
    }

    @Test
    void any_text_comes_back_as_it_was() {
        String text = "İstanbul 'quoted' \" \\ :name ? {brace} \n\t 😀 \u0301";
        Turn turn = ask(ann, direct(ann), text);
        store.chats().finish(turn.answers().getFirst().id(), Answer.Status.COMPLETE, text, Optional.empty());

        Turn kept = store.chats().turn(turn.id()).orElseThrow();
        assertThat(kept.prompt()).isEqualTo(text);
        assertThat(kept.answers().getFirst().text()).isEqualTo(text);
    }

    private void reopen() {
        store.close();
        store = open();
    }

    private Chat direct(String user) {
        return store.chats().open(user, Mode.DIRECT, List.of("alpha"), fresh());
    }

    private Chat battle(String user) {
        return store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), fresh());
    }

    private Turn ask(String user, Chat chat, String prompt) {
        return ask(user, chat, Optional.empty(), prompt);
    }

    private Turn ask(String user, Chat chat, Optional<String> after, String prompt) {
        return store.chats().ask(user, chat.id(), question(after, prompt, fresh()));
    }

    private Turn answered(String user, Chat chat, Optional<String> after, String prompt) {
        Turn turn = ask(user, chat, after, prompt);
        turn.answers().forEach(answer -> finish(turn, answer.side(), Answer.Status.COMPLETE));
        return store.chats().turn(turn.id()).orElseThrow();
    }

    private void finish(Turn turn, int side, Answer.Status status) {
        store.chats().finish(turn.answers().get(side).id(), status, "Hello", Optional.empty());
    }

    private static Question question(Optional<String> after, String prompt, String request) {
        return new Question(after, prompt, GenerationParameters.STANDARD, "mark", request);
    }

    private Ballot ballot(Turn turn, Choice choice) {
        return new Ballot(turn.id(), choice, "mark", List.of(), fresh());
    }

    private String fresh() {
        requests++;
        return "request-" + requests;
    }

    private static void refused(Reason reason, ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        RefusedException.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
