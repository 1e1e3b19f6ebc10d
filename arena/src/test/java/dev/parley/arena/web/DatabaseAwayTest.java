package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.ScriptedModel;
import dev.parley.arena.store.Postgres;
import dev.parley.arena.store.StoreSettings;
import dev.parley.arena.store.Wire;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page while its database is away, for longer than a request waits for it. */
@Timeout(120)
class DatabaseAwayTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final ScriptedModel model = ScriptedModel.open(ScriptedModel.text("An "));
    private final Wire wire;
    private final RunningArena arena;
    private final Visitor visitor;

    DatabaseAwayTest() throws IOException {
        Postgres.Database database = Postgres.database();
        wire = new Wire(database.port());
        var settings = new StoreSettings(database.url(wire.port()), PATIENCE, Duration.ofDays(1));
        arena = new RunningArena(settings, new TestModels().with("heron", model), RunningArena.SETTINGS);
        visitor = arena.consenting();
    }

    @AfterEach
    void close() throws IOException {
        arena.close();
        wire.close();
    }

    @Test
    void whatCannotBeKeptIsRefusedWithATimeToComeBack() {
        String chat = visitor.open("direct", "heron");
        wire.cut();

        HttpResponse<String> refused = visitor.ask(chat, "", "Hello");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(Visitor.code(refused)).isEqualTo("unavailable");
    }

    @Test
    void serviceGoesOnByItselfWithAllThatWasAcknowledged() {
        String turn = answered();
        wire.cut();
        assertThat(vote(turn)).isEqualTo(503);

        wire.mend();
        int status = vote(turn);
        while (status == 503) {
            status = vote(turn);
        }

        assertThat(status).isEqualTo(201);
        assertThat(arena.store.counts().turns()).isEqualTo(1);
        assertThat(arena.store.counts().votes()).isEqualTo(1);
    }

    @Test
    void anAnswerThatEndsMeanwhileIsKeptBeforeItsEndIsTold() {
        String chat = visitor.open("direct", "heron");
        String turn = Visitor.id(visitor.ask(chat, "", "Hello"));
        wire.cut();
        endAnswer();
        assertThat(visitor.ask(chat, turn, "More").statusCode()).isEqualTo(503);

        wire.mend();

        assertThat(visitor.get("turns/" + turn + "/events").body()).contains("\"status\":\"complete\"");
        assertThat(arena.store.chats().turn(turn).orElseThrow().isComplete()).isTrue();
    }

    /** The same vote each time, as a browser sends it again. */
    private int vote(String turn) {
        return visitor.post("turns/" + turn + "/vote", "{\"choice\":\"up\",\"request\":\"vote\"}").statusCode();
    }

    private String answered() {
        String turn = Visitor.id(visitor.ask(visitor.open("direct", "heron"), "", "Hello"));
        endAnswer();
        visitor.get("turns/" + turn + "/events");
        return turn;
    }

    private void endAnswer() {
        model.say(ScriptedModel.text("answer."));
        model.say(ScriptedModel.stop());
        model.end();
    }
}
