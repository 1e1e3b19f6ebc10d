package dev.parley.bench.moderation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Message;
import dev.parley.moderation.Band;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Moderators;
import dev.parley.moderation.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many messages a moderator scores in a second, warm, the best of three rounds by the clock: the fast tier on one
 * core, the encoder and the cascade on all. Messages are lines of JSON strings.
 *
 * <pre>java -cp … dev.parley.bench.moderation.ModerationSpeed messages.jsonl fast [MESSAGES [LOW-HIGH]]</pre>
 */
public final class ModerationSpeed {
    private static final int ROUNDS = 3;
    /** As a build or a server hands messages over. */
    private static final int BATCH = 1024;

    private ModerationSpeed() {}

    public static void main(String[] arguments) throws IOException {
        int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : Integer.MAX_VALUE;
        Band band = arguments.length > 3 ? Band.of(arguments[3]) : Band.STANDARD;
        var json = new ObjectMapper();
        List<Message> messages = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            messages.add(Message.user(json.readValue(line, String.class)));
        }
        // Evenly over all, as conversations of one source lie together.
        int step = Math.ceilDiv(messages.size(), most);
        List<Message> some = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += step) {
            some.add(messages.get(i));
        }
        try (Moderator moderator = Moderators.of(arguments[1], Weights.standard(), band)) {
            measure(moderator, some);
        }
    }

    private static void measure(Moderator moderator, List<Message> messages) {
        double seconds = Double.MAX_VALUE;
        long scored = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int from = 0; from < messages.size(); from += BATCH) {
                scored += moderator
                        .moderate(messages.subList(from, Math.min(messages.size(), from + BATCH)))
                        .size();
            }
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        double characters = messages.stream().mapToLong(message -> message.content().length()).sum();
        System.out.printf(
                Locale.ROOT, "%-34s %,7d messages of %,.0f characters: %,.0f messages/s, %.1f MB/s (%d scored)%n",
                moderator.id(), messages.size(), characters / messages.size(), messages.size() / seconds,
                characters / seconds / 1e6, scored);
    }
}
