package dev.parley.bench.arena;

import dev.parley.arena.Arena;
import dev.parley.arena.ArenaSettings;
import dev.parley.arena.Battles;
import dev.parley.arena.moderation.ModerationSettings;
import dev.parley.arena.server.ServerSettings;
import dev.parley.arena.server.TrustedProxies;
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
import dev.parley.arena.web.PageSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long the first look at the live leaderboard takes after a start, and the second:
 * {@code FirstBoard STORE [VOTES]}, where STORE is a file of SQLite, filled with so many made-up votes if it is not
 * there yet. Prompts have about 20 words, answers about 200.
 */
public final class FirstBoard {
    private static final int USERS = 250;
    private static final int MODELS = 25;
    private static final List<String> WORDS = List.of((
                    "the a model answer of sea light and prime number with city budget travel function returns question "
                            + "because water small great history music should write between often explains river code "
                            + "value learn time people world energy physics example first second reason simple").split(" "));

    private FirstBoard() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        if (!Files.exists(file)) {
            fill(file, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000);
        }
        var settings = new ArenaSettings(
                Optional.empty(),
                file.toString(),
                Optional.empty(),
                ServerSettings.DEFAULT,
                TrustedProxies.NONE,
                Battles.STANDARD,
                ModerationSettings.STANDARD,
                PageSettings.STANDARD);
        try (Arena arena = Arena.start(settings); HttpClient http = HttpClient.newHttpClient()) {
            for (String look : List.of("first", "second")) {
                Duration busy = busy();
                long start = System.nanoTime();
                int size = look(http, arena.address());
                System.out.printf(
                        "%s look: %.2f s, %.2f s of CPU, %,d bytes%n",
                        look, (System.nanoTime() - start) / 1e9, busy().minus(busy).toMillis() / 1e3, size);
            }
        }
    }

    private static int look(HttpClient http, URI arena) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(arena.resolve("/api/leaderboard")).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body().length();
    }

    private static Duration busy() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void fill(Path file, int votes) throws Exception {
        try (Store store = Store.open(StoreSettings.at(file.toString()), InstantSource.system(), new SecureRandom());
                ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var user : IntStream.range(0, USERS)
                    .mapToObj(seed -> users.submit(() -> vote(store, votes / USERS, new SplittableRandom(seed))))
                    .toList()) {
                user.get();
            }
        }
    }

    private static void vote(Store store, int count, SplittableRandom random) {
        String user = store.users().create().user().id();
        for (int i = 0; i < count; i++) {
            int a = random.nextInt(MODELS);
            int b = (a + 1 + random.nextInt(MODELS - 1)) % MODELS;
            Chat chat = store.chats().open(user, Mode.BATTLE, List.of("model-" + a, "model-" + b), "open-" + i);
            Turn turn = store.chats().ask(user, chat.id(), new Question(
                    Optional.empty(), text(20, random), GenerationParameters.STANDARD, "mark", "ask-" + i));
            for (Answer answer : turn.answers()) {
                store.chats().finish(answer.id(), Answer.Status.COMPLETE, text(200, random), Optional.empty());
            }
            Choice choice = List.of(Choice.A, Choice.B, Choice.TIE, Choice.BOTH_BAD).get(random.nextInt(4));
            store.votes().cast(user, new Ballot(turn.id(), choice, "mark", List.of(), "vote-" + i));
        }
    }

    private static String text(int words, SplittableRandom random) {
        return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                .limit(words)
                .collect(Collectors.joining(" "));
    }
}
