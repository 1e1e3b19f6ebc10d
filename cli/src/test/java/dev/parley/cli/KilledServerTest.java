package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.GatewayCall;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.arena.store.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole server under load, again and again on the same store, while visitors and programs repeat what got no
 * answer. {@code -Dparley.kills=100} kills it a hundred times.
 */
@Timeout(1200)
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("parley.kills", 2);
    private static final int VISITORS = 24;
    private static final int PROGRAMS = 8;
    private static final int MOST_ACKNOWLEDGED = 150;
    private static final String MODELS = """
            models:
              alpha: {provider: demo, persona: parrot, pace: 2ms}
              beta: {provider: demo, persona: poet, pace: 2ms}
              gamma: {provider: demo, persona: parrot, pace: 1ms}
            """;

    @TempDir
    private Path folder;

    private final Load load = new Load();
    private String secret = "";

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("models.yaml"), MODELS);
        try (Store store = open()) {
            secret = store.apiKeys().create("load", ApiKey.Limits.NONE).secret();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAndOnce(TestReporter reporter) throws Exception {
        List<PersistentVisitor> visitors = IntStream.range(0, VISITORS)
                .mapToObj(number -> new PersistentVisitor(load, "visitor " + number))
                .toList();
        List<PersistentProgram> programs = IntStream.range(0, PROGRAMS)
                .mapToObj(number -> new PersistentProgram(load, secret))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = IntStream.range(0, VISITORS + PROGRAMS)
                    .<Future<?>>mapToObj(number -> threads.submit(
                            number < VISITORS ? visitors.get(number) : programs.get(number - VISITORS)))
                    .toList();
            var random = new Random(9);
            for (int kill = 0; kill < KILLS; kill++) {
                try (ServerProcess server = serve()) {
                    load.sendTo(server.address());
                    load.awaitAcknowledged(1 + random.nextInt(MOST_ACKNOWLEDGED));
                    load.sendNowhere();
                    server.kill();
                }
            }
            try (ServerProcess server = serve()) {
                load.sendTo(server.address());
                load.awaitAcknowledged(1);
                load.end();
                for (Future<?> each : running) {
                    each.get();
                }
            }
        }
        List<PersistentVisitor.Battle> battles =
                visitors.stream().flatMap(visitor -> visitor.battles().stream()).toList();
        List<PersistentProgram.Call> calls =
                programs.stream().flatMap(program -> program.calls().stream()).toList();
        long votes = battles.stream().filter(PersistentVisitor.Battle::isVotedOn).count();
        try (Store store = open()) {
            battles.forEach(battle -> check(store, battle));
            calls.forEach(call -> check(store, call));
            assertThat(store.counts().chats()).isEqualTo(battles.size());
            assertThat(store.counts().turns()).isEqualTo(battles.size());
            assertThat(store.counts().votes()).isEqualTo(votes);
        }
        reporter.publishEntry(Map.of(
                "kills", Integer.toString(KILLS),
                "messages", Integer.toString(battles.size()),
                "votes", Long.toString(votes),
                "calls", Integer.toString(calls.size()),
                "messages whose answers a kill cut off", Long.toString(battles.size() - votes)));
    }

    private ServerProcess serve() throws IOException {
        return ServerProcess.start(
                folder,
                "serve",
                "--port",
                "0",
                "--data",
                folder.toString(),
                "--models",
                folder.resolve("models.yaml").toString());
    }

    private Store open() {
        return Store.open(
                StoreSettings.at(folder.resolve("arena.db").toString()), InstantSource.system(), new SecureRandom());
    }

    private static void check(Store store, PersistentVisitor.Battle battle) {
        Turn turn = store.chats().turn(battle.turn()).orElseThrow();
        assertThat(turn.chat()).isEqualTo(battle.chat());
        assertThat(turn.prompt()).isEqualTo(battle.prompt());
        assertThat(turn.answers())
                .map(answer -> new PersistentVisitor.Told(
                        answer.text(), answer.status().name().toLowerCase(Locale.ROOT)))
                .isEqualTo(battle.answers());
        assertThat(store.votes().in(battle.chat()))
                .extracting(CastVote::turn)
                .isEqualTo(battle.isVotedOn() ? List.of(battle.turn()) : List.of());
    }

    private static void check(Store store, PersistentProgram.Call call) {
        assertThat(store.gatewayCalls().find(call.id()).orElseThrow())
                .returns(Answer.Status.COMPLETE, GatewayCall::status)
                .returns(call.answer(), GatewayCall::answer);
    }
}
