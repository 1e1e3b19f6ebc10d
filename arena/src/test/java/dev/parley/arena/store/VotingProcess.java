package dev.parley.arena.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chats and votes without end, and tells of each write once it is acknowledged. Runs until it is killed. */
final class VotingProcess {
    private static final int USERS = 32;

    private VotingProcess() {}

    public static void main(String[] arguments) {
        Store store = Store.open(StoreSettings.at(arguments[0]), InstantSource.system(), new SecureRandom());
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var users = IntStream.range(0, USERS)
                .mapToObj(number -> Thread.startVirtualThread(() -> chat(store, out)))
                .toList();
        for (Thread user : users) {
            try {
                user.join();
            } catch (InterruptedException killed) {
                return;
            }
        }
    }

    private static void chat(Store store, PrintStream out) {
        String user = store.users().create().user().id();
        for (int number = 0; ; number++) {
            String request = user + "-" + number;
            Chat chat = store.chats().open(user, Mode.BATTLE, List.of("alpha", "beta"), "open-" + request);
            var question = new Question(Optional.empty(), request, GenerationParameters.STANDARD, "mark", "ask-" + request);
            Turn turn = store.chats().ask(user, chat.id(), question);
            out.println("turn " + user + " " + chat.id() + " " + turn.id() + " " + request);
            for (Answer answer : turn.answers()) {
                store.chats().finish(answer.id(), Answer.Status.COMPLETE, "Hello", Optional.empty());
                out.println("answer " + turn.id() + " " + answer.side());
            }
            CastVote vote = store.votes().cast(user, new Ballot(turn.id(), Choice.A, "mark", List.of(), "vote-" + request));
            out.println("vote " + user + " " + turn.id() + " " + request + " " + vote.id());
        }
    }
}
