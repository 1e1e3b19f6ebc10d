package dev.parley.bench.arena;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Ballot;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Question;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.arena.store.Turn;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Votes a second, each durable before it is acknowledged: {@code DurableVotes STORE [VOTES] [USERS]}, where STORE is a
 * file that is not there yet or a JDBC URL of PostgreSQL. Each user is a virtual thread that waits for its vote.
 */
public final class DurableVotes {
    private DurableVotes() {}

    public static void main(String[] arguments) throws Exception {
        int votes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int users = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 256;
        try (Store store =
                Store.open(StoreSettings.at(arguments[0]), InstantSource.system(), new SecureRandom())) {
            var ready = new ConcurrentLinkedQueue<Battle>();
            run(users, () -> battles(store, votes / users, ready));
            int cast = ready.size();
            long[] taken = new long[cast];
            Duration busyBefore = busy();
            long start = System.nanoTime();
            var places = new AtomicInteger();
            run(users, () -> {
                for (Battle battle = ready.poll(); battle != null; battle = ready.poll()) {
                    long begun = System.nanoTime();
                    vote(store, battle);
                    taken[places.getAndIncrement()] = System.nanoTime() - begun;
                }
            });
            double seconds = (System.nanoTime() - start) / 1e9;
            double busy = busy().minus(busyBefore).toMillis() / 1e3;
            Arrays.sort(taken);
            System.out.printf(
                    "%,d votes of %d users in %.2f s: %,.0f durable votes/s; %.2f s of CPU; P50 %.1f ms, P99 %.1f ms%n",
                    cast, users, seconds, cast / seconds, busy, taken[cast / 2] / 1e6, taken[cast * 99 / 100] / 1e6);
        }
    }

    private static Duration busy() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void battles(Store store, int count, ConcurrentLinkedQueue<Battle> ready) {
        String user = store.users().create().user().id();
        for (int battle = 0; battle < count; battle++) {
            Chat chat = store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), "open-" + battle);
            var question =
                    new Question(Optional.empty(), "Hi", GenerationParameters.STANDARD, "mark", "ask-" + battle);
            Turn turn = store.chats().ask(user, chat.id(), question);
            for (Answer answer : turn.answers()) {
                store.chats().finish(answer.id(), Answer.Status.COMPLETE, "Hello", Optional.empty());
            }
            ready.add(new Battle(user, turn.id()));
        }
    }

    private static void vote(Store store, Battle battle) {
        store.votes().cast(battle.user, new Ballot(battle.turn, Choice.A, "mark", List.of(), battle.turn));
    }

    private static void run(int threads, Runnable work) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, threads)
                    .mapToObj(thread -> executor.submit(work))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private record Battle(String user, String turn) {}
}
