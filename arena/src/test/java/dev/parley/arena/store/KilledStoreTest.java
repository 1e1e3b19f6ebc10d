package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the midst of its writes, again and again on the same store. {@code -Dparley.kills=100} kills it a
 * hundred times.
 */
@Timeout(1200)
class KilledStoreTest {
    private static final int KILLS = Integer.getInteger("parley.kills", 3);
    private static final int MOST_LINES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_there_and_once() throws IOException, InterruptedException {
        var random = new Random(9);
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> acknowledged = runAndKill(1 + random.nextInt(MOST_LINES));
            try (Store store = open()) {
                acknowledged.forEach(line -> check(store, line.split(" ", -1)));
                store.chats().failRunning();
                assertThat(store.counts().votes()).isLessThanOrEqualTo(store.counts().turns());
            }
        }
    }

    /** What the process had told when it was killed. A line that the kill cut short was not told. */
    private List<String> runAndKill(int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VotingProcess.class.getName(),
                        folder.resolve("arena.db").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var told = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            int count = 0;
            for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
                told.append((char) letter);
                if (letter == '\n' && ++count == lines) {
                    // The handle leaves the pipe open, with what was told before the kill.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(count).as("lines of the process").isGreaterThanOrEqualTo(lines);
        }
        process.waitFor();
        String whole = told.substring(0, told.lastIndexOf("\n"));
        return new ArrayList<>(List.of(whole.split("\n", -1)));
    }

    private Store open() {
        return Store.open(
                StoreSettings.at(folder.resolve("arena.db").toString()), InstantSource.system(), new SecureRandom());
    }

    private static void check(Store store, String[] words) {
        switch (words[0]) {
            case "turn" -> {
                var question = new Question(
                        Optional.empty(), words[4], GenerationParameters.STANDARD, "mark", "ask-" + words[4]);
                Turn again = store.chats().ask(words[1], words[2], question);
                assertThat(again.id()).as("the same message sent again").isEqualTo(words[3]);
                assertThat(again.prompt()).isEqualTo(words[4]);
            }
            case "answer" -> assertThat(store.chats().turn(words[1]).orElseThrow().answers().get(Integer.parseInt(words[2])))
                    .returns(Answer.Status.COMPLETE, Answer::status)
                    .returns("Hello", Answer::text);
            case "vote" -> {
                var ballot = new Ballot(words[2], Choice.A, "mark", List.of(), "vote-" + words[3]);
                assertThat(store.votes().cast(words[1], ballot).id()).as("the same vote sent again").isEqualTo(words[4]);
            }
            default -> throw new AssertionError("unknown line");
        }
    }
}
