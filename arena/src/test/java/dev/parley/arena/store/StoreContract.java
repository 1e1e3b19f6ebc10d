package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.arena.store.RefusedException.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store with two users. What a test says of it holds on each kind of database. */
@ParameterizedClass
@EnumSource(StoreContract.Kind.class)
abstract class StoreContract {
    final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00.123456Z"));

    @SuppressWarnings("NullAway.Init")
    Store store;

    String ann = "";
    String ben = "";

    @SuppressWarnings("NullAway.Init")
    @Parameter
    private Kind kind;

    @TempDir
    private Path folder;

    private String location = "";
    private int requests;

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @BeforeEach
    void two_users() {
        location = emptyDatabase();
        store = open();
        ann = store.users().create().user().id();
        ben = store.users().create().user().id();
    }

    @AfterEach
    void close() {
        if (!location.isEmpty()) {
            store.close();
        }
    }

    final void reopen() {
        store.close();
        store = open();
    }

    private Store open() {
        return Store.open(StoreSettings.at(location), clock, new Random(1));
    }

    private String emptyDatabase() {
        return switch (kind) {
            case SQLITE -> folder.resolve("arena.db").toString();
            case POSTGRESQL -> {
                Postgres.Database database = Postgres.database();
                yield database.url(database.port());
            }
        };
    }

    final Chat direct(String user) {
        return store.chats().open(user, Mode.DIRECT, List.of("alpha"), fresh());
    }

    final Chat battle(String user) {
        return store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), fresh());
    }

    final Turn ask(String user, Chat chat, String prompt) {
        return ask(user, chat, Optional.empty(), prompt);
    }

    final Turn ask(String user, Chat chat, Optional<String> after, String prompt) {
        return store.chats().ask(user, chat.id(), question(after, prompt, fresh()));
    }

    final Turn answered(String user, Chat chat, Optional<String> after, String prompt) {
        Turn turn = ask(user, chat, after, prompt);
        turn.answers().forEach(answer -> finish(turn, answer.side(), Answer.Status.COMPLETE));
        return store.chats().turn(turn.id()).orElseThrow();
    }

    final void finish(Turn turn, int side, Answer.Status status) {
        store.chats().finish(turn.answers().get(side).id(), status, "Hello", Optional.empty());
    }

    static Question question(Optional<String> after, String prompt, String request) {
        return new Question(after, prompt, GenerationParameters.STANDARD, "mark", request);
    }

    final Ballot ballot(Turn turn, Choice choice) {
        return new Ballot(turn.id(), choice, "mark", List.of(), fresh());
    }

    private String fresh() {
        requests++;
        return "request-" + requests;
    }

    static void refused(Reason reason, ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        RefusedException.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
