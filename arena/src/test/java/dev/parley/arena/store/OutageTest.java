package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back. */
@Timeout(120)
class OutageTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void writes_and_reads_fail_clearly_and_go_on_when_the_database_is_back() throws IOException {
        Postgres.Database database = Postgres.database();
        try (var wire = new Wire(database.port());
                Store store = open(database.url(wire.port()), SHORT)) {
            store.users().create();
            wire.cut();
            assertThatThrownBy(() -> store.users().create()).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(store::counts).isInstanceOf(StoreUnavailableException.class);
            assertThat(store.isReady()).isFalse();
            wire.mend();
        }
        try (Store store = open(database.url(database.port()), LONG)) {
            assertThat(store.counts().users()).isEqualTo(1);
        }
    }

    @Test
    void writes_wait_for_a_database_that_comes_back_in_time() throws IOException {
        Postgres.Database database = Postgres.database();
        try (var wire = new Wire(database.port());
                Store store = open(database.url(wire.port()), LONG)) {
            NewUser user = store.users().create();
            wire.cut();
            var waiting = CompletableFuture.supplyAsync(
                    () -> store.chats().open(user.user().id(), Mode.DIRECT, List.of("alpha"), "once"),
                    Thread::startVirtualThread);
            wire.mend();

            Chat opened = waiting.join();
            assertThat(store.chats().of(user.user().id())).containsExactly(opened);
            assertThat(store.isReady()).isTrue();
        }
    }

    @Test
    void what_ended_while_the_database_was_away_for_long_is_written_down_when_it_is_back() throws IOException {
        Postgres.Database database = Postgres.database();
        try (var wire = new Wire(database.port());
                Store store = open(database.url(wire.port()), SHORT)) {
            String user = store.users().create().user().id();
            String chat = store.chats().open(user, Mode.DIRECT, List.of("alpha"), "open").id();
            Turn turn = store.chats().ask(user, chat, StoreContract.question(Optional.empty(), "Hi", "ask"));
            String answer = turn.answers().getFirst().id();
            String call = store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");

            wire.cut();
            assertThatThrownBy(() -> store.chats()
                            .finish(answer, Answer.Status.COMPLETE, "Hello", Optional.empty()))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> store.gatewayCalls()
                            .finish(call, Answer.Status.COMPLETE, "{}", Optional.empty(), 0))
                    .isInstanceOf(StoreUnavailableException.class);
            wire.mend();

            Answer kept = ended(store, turn);
            assertThat(kept.text()).isEqualTo("Hello");
            assertThat(kept.status()).isEqualTo(Answer.Status.COMPLETE);
            assertThat(ended(store, call).status()).isEqualTo(Answer.Status.COMPLETE);
        }
    }

    private static Answer ended(Store store, Turn turn) {
        Answer answer = turn.answers().getFirst();
        while (answer.status() == Answer.Status.RUNNING) {
            answer = store.chats().turn(turn.id()).orElseThrow().answers().getFirst();
        }
        return answer;
    }

    private static GatewayCall ended(Store store, String id) {
        GatewayCall call = store.gatewayCalls().find(id).orElseThrow();
        while (call.status() == Answer.Status.RUNNING) {
            call = store.gatewayCalls().find(id).orElseThrow();
        }
        return call;
    }

    @Test
    void a_store_that_cannot_be_opened_is_told() {
        String missing = folder.resolve("no such folder").resolve("arena.db").toString();

        assertThatThrownBy(() -> open(missing, SHORT)).isInstanceOf(InputException.class);
    }

    private static Store open(String location, Duration patience) {
        var settings = new StoreSettings(location, patience, Duration.ofDays(1));
        return Store.open(settings, InstantSource.system(), new SecureRandom());
    }
}
