package dev.parley.arena.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Ballot;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Question;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.arena.store.Subject;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.core.Vote;
import dev.parley.core.format.Format;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreExportTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00.123456Z");

    private static final ModeratorId BY = new ModeratorId("fast", "7");
    private static final Policy POLICY = new Policy("2026-11", Map.of(Category.HATE, 0.5), Policy.Mode.OBSERVE);

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @SuppressWarnings("NullAway.Init")
    private Store store;

    private String user = "";
    private int requests;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.at(folder.resolve("arena.db").toString()), now::get, new Random(1));
        user = store.users().create().user().id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"parley, parley-log", "fastchat, fastchat-log"})
    void a_log_is_recognised_by_its_content(String format, String name) {
        direct("Hi");

        assertThat(source(format).format().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void conversations_come_back_as_they_were(String format) {
        Chat chat = direct("İ \"quoted\" \n 😀");
        Conversation said = (Conversation) entries(format).getFirst();

        assertThat(said.id()).isEqualTo(chat.sides().getFirst().conversation());
        assertThat(said.model()).isEqualTo("alpha");
        assertThat(said.user()).contains(user);
        assertThat(said.time()).contains(START.plusSeconds(1));
        assertThat(said.messages())
                .containsExactly(Message.user("İ \"quoted\" \n 😀"), Message.assistant("alpha says: İ \"quoted\" \n 😀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void a_battle_comes_back_with_its_two_conversations(String format) {
        Chat chat = battle("Hi", Choice.BOTH_BAD, List.of());
        List<Entry> entries = entries(format);
        Battle battle = (Battle) entries.getLast();

        assertThat(entries).hasSize(3);
        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.BOTH_BAD);
        assertThat(battle.anonymous()).isTrue();
        assertThat(battle.judge()).contains(user);
        assertThat(battle.a().id()).isEqualTo(chat.sides().get(0).conversation());
        assertThat(battle.b().id()).isEqualTo(chat.sides().get(1).conversation());
        assertThat(battle.b().model()).isEqualTo("beta");
        assertThat(battle.b().messages()).isEqualTo(((Conversation) entries.get(1)).messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void a_battle_in_which_a_name_leaked_is_not_anonymous(String format) {
        battle("Who are you?", Choice.A, List.of(new VoteMark(VoteMark.IDENTITY_LEAK, "side A says 'openai'")));

        assertThat(((Battle) entries(format).getLast()).anonymous()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void a_vote_on_one_answer_comes_back(String format) {
        Chat chat = direct("Hi");
        String turn = store.chats().find(chat.id()).flatMap(Chat::head).orElseThrow();
        store.votes().cast(user, new Ballot(turn, Choice.DOWN, "mark", List.of(), fresh()));

        assertThat(((Vote) entries(format).getLast()).kind()).isEqualTo(Vote.Kind.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void what_failed_or_still_runs_is_not_told(String format) {
        Chat chat = store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), fresh());
        Turn turn = ask(chat, Optional.empty(), "Hi");
        finish(turn, 0, Answer.Status.FAILED);

        assertThat(lines(format)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void calls_of_the_gateway_are_conversations(String format) {
        String call = store.gatewayCalls()
                .begin("k", "/v1/chat/completions", "alpha", "[{\"role\":\"user\",\"content\":\"Hi\"}]");
        String answer = "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"}}]}";
        store.gatewayCalls().finish(call, Answer.Status.COMPLETE, answer, Optional.empty(), 0);
        String embedding = store.gatewayCalls().begin("k", "/v1/embeddings", "alpha", "\"Hi\"");
        store.gatewayCalls().finish(embedding, Answer.Status.COMPLETE, "{}", Optional.empty(), 0);

        Conversation said = (Conversation) entries(format).getFirst();
        assertThat(said.id()).isEqualTo(call);
        assertThat(said.messages()).containsExactly(Message.user("Hi"), Message.assistant("Hello"));
        assertThat(entries(format)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void a_range_of_time_begins_with_its_first_and_ends_before_its_last_moment(String format) {
        direct("one");
        direct("two");
        direct("three");

        assertThat(lines(format, Optional.of(START.plusSeconds(2)), Optional.of(START.plusSeconds(3)))).hasSize(1);
        assertThat(lines(format, Optional.empty(), Optional.of(START.plusSeconds(3)))).hasSize(2);
        assertThat(lines(format, Optional.of(START.plusSeconds(2)), Optional.empty())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void what_moderation_made_of_messages_comes_with_them(String format) {
        Chat chat = store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), fresh());
        Turn turn = answered(chat, "Hi");
        mark(Subject.prompt(turn), 0.25);
        mark(Subject.answer(turn, turn.answers().get(0)), 0.75);
        mark(Subject.answer(turn, turn.answers().get(1)), 0.125);
        store.votes().cast(user, new Ballot(turn.id(), Choice.A, "mark", List.of(), fresh()));

        List<Entry> entries = entries(format);

        assertThat(Moderation.of((Conversation) entries.getFirst()))
                .extracting(moderation -> moderation.score(Category.HATE))
                .containsExactly(0.25, 0.75);
        Battle battle = (Battle) entries.getLast();
        assertThat(Moderation.of(battle.a())).extracting(Moderation::flagged).containsExactly(false, true);
        assertThat(Moderation.of(battle.b())).extracting(Moderation::flagged).containsExactly(false, false);
        assertThat(lines(format).getFirst()).contains("\"moderator\":\"fast-7\"", "\"policy\":\"2026-11\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void what_could_not_be_moderated_does_not_look_harmless(String format) {
        Turn turn = answered(store.chats().open(user, Mode.DIRECT, List.of("alpha"), fresh()), "Hi");
        mark(Subject.prompt(turn), 0.25);
        put(Subject.answer(turn, turn.answers().getFirst()), new Unmoderated(BY, "down"));

        assertThat(Moderation.of((Conversation) entries(format).getFirst())).isEmpty();
        assertThat(lines(format).getFirst()).contains("\"unmoderated\":\"down\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void what_nobody_looked_at_does_not_look_harmless(String format) {
        Turn turn = answered(store.chats().open(user, Mode.DIRECT, List.of("alpha"), fresh()), "Hi");
        mark(Subject.prompt(turn), 0.25);

        assertThat(Moderation.of((Conversation) entries(format).getFirst())).isEmpty();
        assertThat(lines(format).getFirst()).contains("},null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "fastchat"})
    void the_messages_of_calls_are_tagged(String format) {
        String call = store.gatewayCalls()
                .begin("k", "/v1/chat/completions", "alpha", "[{\"role\":\"user\",\"content\":\"Hi\"}]");
        mark(Subject.inCall(call, 0), 0.75);
        mark(Subject.inCall(call, 1), 0.25);
        String answer = "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"}}]}";
        store.gatewayCalls().finish(call, Answer.Status.COMPLETE, answer, Optional.empty(), 0);

        assertThat(Moderation.of((Conversation) entries(format).getFirst()))
                .extracting(Moderation::flagged)
                .containsExactly(true, false);
    }

    @Test
    void many_events_at_one_moment_are_each_told_once() {
        Chat chat = store.chats().open(user, Mode.DIRECT, List.of("alpha"), fresh());
        for (int count = 0; count < 1_003; count++) {
            finish(ask(chat, Optional.empty(), "Hi " + count), 0, Answer.Status.COMPLETE);
        }

        assertThat(lines("parley")).hasSize(1_003).doesNotHaveDuplicates();
    }

    @Test
    void a_log_has_no_secrets() {
        battle("Hi", Choice.A, List.of());
        String token = store.users().create().token();

        assertThat(String.join("\n", lines("parley"))).doesNotContain(token).doesNotContain("token_hash");
    }

    @Test
    void an_unknown_format_is_told() {
        assertThatThrownBy(() -> lines("xml")).isInstanceOf(InputException.class).hasMessageContaining("parley, fastchat");
    }

    private void mark(Subject subject, double hate) {
        Map<Category, Double> scores = EnumSet.allOf(Category.class).stream()
                .collect(Collectors.toMap(category -> category, category -> category == Category.HATE ? hate : 0));
        put(subject, new Assessment(BY, scores));
    }

    private void put(Subject subject, Outcome outcome) {
        store.marks().put(subject, new Mark(POLICY.judge(outcome), POLICY.thresholds()), "Hi");
        // What is written later is durable later.
        store.users().create();
    }

    private Chat direct(String prompt) {
        Chat chat = store.chats().open(user, Mode.DIRECT, List.of("alpha"), fresh());
        answered(chat, prompt);
        return chat;
    }

    private Chat battle(String prompt, Choice choice, List<VoteMark> marks) {
        Chat chat = store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), fresh());
        Turn turn = answered(chat, prompt);
        store.votes().cast(user, new Ballot(turn.id(), choice, "mark", marks, fresh()));
        return chat;
    }

    private Turn answered(Chat chat, String prompt) {
        Turn turn = ask(chat, Optional.empty(), prompt);
        now.updateAndGet(time -> time.plusSeconds(1));
        turn.answers().forEach(answer -> finish(turn, answer.side(), Answer.Status.COMPLETE));
        return turn;
    }

    private Turn ask(Chat chat, Optional<String> after, String prompt) {
        var question = new Question(after, prompt, GenerationParameters.STANDARD, "mark", fresh());
        return store.chats().ask(user, chat.id(), question);
    }

    private void finish(Turn turn, int side, Answer.Status status) {
        Answer answer = turn.answers().get(side);
        store.chats().finish(answer.id(), status, answer.model() + " says: " + turn.prompt(), Optional.empty());
    }

    private String fresh() {
        requests++;
        return "request-" + requests;
    }

    private List<String> lines(String format) {
        return lines(format, Optional.empty(), Optional.empty());
    }

    private List<String> lines(String format, Optional<Instant> from, Optional<Instant> until) {
        Path file = folder.resolve("log.jsonl");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                new StoreExport(store).write(format, from, until, out);
            }
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Source source(String format) {
        lines(format);
        return Sources.find(
                        List.of(folder.resolve("log.jsonl").toString()),
                        Locations.LOCAL,
                        Sources.TRANSPORTS,
                        Limits.DEFAULT,
                        Optional.empty())
                .files()
                .getFirst();
    }

    private List<Entry> entries(String name) {
        Source source = source(name);
        Format format = source.format();
        List<Entry> entries = new ArrayList<>();
        try (Records records = source.open(Limits.DEFAULT)) {
            while (records.hasNext()) {
                entries.addAll(format.read(((RawRecord.Parsed) records.next()).value()));
            }
        }
        return entries;
    }
}
