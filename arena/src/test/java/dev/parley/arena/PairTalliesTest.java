package dev.parley.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.rule.Pair;
import dev.parley.arena.rule.Tally;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Ballot;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Question;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.arena.store.Turn;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairTalliesTest {
    @SuppressWarnings("NullAway.Init")
    private Store store;

    private String user = "";
    private int requests;

    @BeforeEach
    void open(@TempDir Path folder) {
        var settings = StoreSettings.at(folder.resolve("arena.db").toString());
        store = Store.open(settings, InstantSource.system(), new SecureRandom());
        user = store.users().create().user().id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void votes_are_counted_by_pair_as_the_models_stood() {
        vote(Mode.BATTLE, List.of("alpha", "beta"), Choice.A);
        vote(Mode.BATTLE, List.of("alpha", "beta"), Choice.BOTH_BAD);
        vote(Mode.BATTLE, List.of("beta", "alpha"), Choice.B);

        assertThat(new PairTallies(store.votes()).get())
                .isEqualTo(Map.of(
                        new Pair("alpha", "beta"), new Tally(1, 1, 0),
                        new Pair("beta", "alpha"), new Tally(0, 0, 1)));
    }

    @Test
    void each_look_counts_what_came_since() {
        var tallies = new PairTallies(store.votes());
        vote(Mode.BATTLE, List.of("alpha", "beta"), Choice.TIE);
        assertThat(tallies.get()).containsOnly(Map.entry(new Pair("alpha", "beta"), new Tally(0, 1, 0)));
        vote(Mode.BATTLE, List.of("alpha", "beta"), Choice.A);

        assertThat(tallies.get()).containsOnly(Map.entry(new Pair("alpha", "beta"), new Tally(1, 1, 0)));
    }

    @Test
    void only_blind_votes_on_two_models_count() {
        vote(Mode.SIDE_BY_SIDE, List.of("alpha", "beta"), Choice.A);
        vote(Mode.DIRECT, List.of("alpha"), Choice.UP);

        assertThat(new PairTallies(store.votes()).get()).isEmpty();
    }

    private void vote(Mode mode, List<String> models, Choice choice) {
        String chat = store.chats().open(user, mode, models, request()).id();
        var question = new Question(Optional.empty(), "Hi", GenerationParameters.STANDARD, "mark", request());
        Turn turn = store.chats().ask(user, chat, question);
        turn.answers()
                .forEach(answer ->
                        store.chats().finish(answer.id(), Answer.Status.COMPLETE, "Hello", Optional.empty()));
        store.votes().cast(user, new Ballot(turn.id(), choice, "mark", List.of(), request()));
    }

    private String request() {
        requests++;
        return "request-" + requests;
    }
}
