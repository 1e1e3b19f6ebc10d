package dev.parley.arena.demo;

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
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.demo.DemoChat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * A month of battles between the models of the demo's logs, judged by made-up users who like some models better than
 * others. They fill the store of an arena, so that its leaderboard has something to show. The same seed makes the same
 * battles.
 */
public final class DemoBattles {
    /** The models, who speaks for them, and how good the users find them, in points of the leaderboard. */
    private static final Map<String, Contestant> CONTESTANTS = new TreeMap<>(Map.of(
            "finch-3b", new Contestant("parrot", 900),
            "wren-7b", new Contestant("poet", 970),
            "magpie-13b", new Contestant("parrot", 1010),
            "heron-34b", new Contestant("poet", 1060),
            "owl-70b", new Contestant("scholar", 1120)));

    private static final List<String> PROMPTS = List.of(
            "Why is the sky blue?",
            "Write a function that finds prime numbers.",
            "Plan a weekend in Lisbon on a small budget.",
            "Explain the difference between speed and velocity.",
            "¿Cómo se hace una tortilla de patatas?",
            "Escreva um poema curto sobre o mar.",
            "Объясни, почему зимой холодно.",
            "请解释什么是递归。",
            "Give me three names for a bakery run by two physicists.",
            "How do I make a cat like me?");

    private static final int DAYS = 30;
    private static final int BATTLES_A_DAY = 14;
    private static final int USERS = 40;

    /** Shares of the votes that prefer no side. */
    private static final double TIES = 0.15;

    private static final double BOTH_BAD = 0.08;

    private final Store store;
    private final List<String> users;
    private final String address;
    private final Map<String, ChatModel> models = new TreeMap<>();

    private record Contestant(String persona, int strength) {}

    /** What a made-up user did; drawn before anything is written, so that the order of writing does not matter. */
    private record Plan(int number, String user, String prompt, Mode mode, List<String> models, Choice choice) {}

    private DemoBattles(Store store, InstantSource clock) {
        this.store = store;
        this.address = store.addressMarks().of(InetAddress.getLoopbackAddress());
        this.users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(store.users().create().user().id());
        }
        CONTESTANTS.forEach((name, contestant) ->
                models.put(name, new DemoChat(contestant.persona(), Duration.ZERO, clock)));
    }

    /** Writes the declaration of the models that fight here. */
    public static void declareModels(Path file) {
        try (InputStream declaration =
                Objects.requireNonNull(DemoBattles.class.getResourceAsStream("models.yaml"), "models.yaml")) {
            Files.write(file, declaration.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Fills a new store.
     *
     * @param location a file of SQLite or a JDBC URL
     * @param end when the last day ends
     */
    public static void fill(String location, Instant end, RandomGenerator secrets, long seed) {
        var clock = new Calendar(end.minus(Duration.ofDays(DAYS)));
        try (Store store = Store.open(StoreSettings.at(location), clock, secrets)) {
            var battles = new DemoBattles(store, clock);
            var random = new SplittableRandom(seed);
            for (int day = 0; day < DAYS; day++) {
                battles.hold(battles.plans(day, random));
                clock.turn();
            }
        }
    }

    private List<Plan> plans(int day, SplittableRandom random) {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < BATTLES_A_DAY; i++) {
            List<String> names = new ArrayList<>(models.keySet());
            String a = names.remove(random.nextInt(names.size()));
            String b = names.get(random.nextInt(names.size()));
            plans.add(new Plan(day * 100 + i, user(random), prompt(random), Mode.BATTLE, List.of(a, b), battle(a, b, random)));
        }
        String liked = new ArrayList<>(models.keySet()).get(random.nextInt(models.size()));
        Choice choice = day % 10 == 9 ? Choice.FLAG : random.nextInt(3) == 0 ? Choice.DOWN : Choice.UP;
        plans.add(new Plan(day * 100 + 99, user(random), prompt(random), Mode.DIRECT, List.of(liked), choice));
        return plans;
    }

    private String user(SplittableRandom random) {
        return users.get(random.nextInt(users.size()));
    }

    private static String prompt(SplittableRandom random) {
        return PROMPTS.get(random.nextInt(PROMPTS.size()));
    }

    /** Bradley-Terry on the scale of the leaderboard: 400 points are ten to one. */
    private static Choice battle(String a, String b, SplittableRandom random) {
        double mood = random.nextDouble();
        if (mood < TIES) {
            return Choice.TIE;
        }
        if (mood < TIES + BOTH_BAD) {
            return Choice.BOTH_BAD;
        }
        double difference = strength(a) - strength(b);
        return random.nextDouble() < 1 / (1 + Math.pow(10, -difference / 400)) ? Choice.A : Choice.B;
    }

    private static int strength(String model) {
        return Objects.requireNonNull(CONTESTANTS.get(model)).strength();
    }

    /** All at once: the store writes down together what comes together. */
    private void hold(List<Plan> plans) {
        List<CompletableFuture<Void>> all = plans.stream()
                .map(plan -> CompletableFuture.runAsync(() -> hold(plan), Thread::startVirtualThread))
                .toList();
        all.forEach(CompletableFuture::join);
    }

    private void hold(Plan plan) {
        String request = "demo-" + plan.number();
        Chat chat = store.chats().open(plan.user(), plan.mode(), plan.models(), request + "-open");
        var question = new Question(
                Optional.empty(), plan.prompt(), GenerationParameters.STANDARD, address, request + "-ask");
        Turn turn = store.chats().ask(plan.user(), chat.id(), question);
        for (Answer answer : turn.answers()) {
            store.chats().finish(answer.id(), Answer.Status.COMPLETE, answer(answer.model(), plan.prompt()), Optional.empty());
        }
        store.votes().cast(plan.user(), new Ballot(turn.id(), plan.choice(), address, List.of(), request + "-vote"));
    }

    private String answer(String model, String prompt) {
        return Objects.requireNonNull(models.get(model))
                .complete(ChatRequest.of(List.of(Message.user(prompt))))
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asText();
    }

    /** Stands still but for the turn of its pages. */
    private static final class Calendar implements InstantSource {
        private volatile Instant today;

        Calendar(Instant start) {
            today = start;
        }

        void turn() {
            today = today.plus(Duration.ofDays(1));
        }

        @Override
        public Instant instant() {
            return today;
        }
    }
}
