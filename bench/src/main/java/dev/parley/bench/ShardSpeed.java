package dev.parley.bench;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.dataset.release.Shard;
import dev.parley.dataset.release.ShardFormat;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How fast a shard is written and read again, on one core: conversations of LMSYS-Chat-1M's mean size, two turns of 70
 * and 215 tokens (about 50 and 160 words), of words drawn by Zipf's law. Prints conversations a second of CPU time.
 *
 * <pre>java -cp … dev.parley.bench.ShardSpeed</pre>
 */
public final class ShardSpeed {
    private static final int CONVERSATIONS = 50_000;
    private static final int ROUNDS = 4;
    private static final int VOCABULARY = 30_000;
    private static final LanguageTag ENGLISH = new LanguageTag("en", "English", 0.98, "bench");
    private static final Fingerprint NONE =
            new Fingerprint(new long[2], new long[2], new long[0], 0, new int[0], new int[0]);

    private ShardSpeed() {}

    public static void main(String[] arguments) throws IOException {
        var random = new Random(42);
        List<ReleasedConversation> conversations = IntStream.range(0, CONVERSATIONS)
                .mapToObj(number -> conversation(number, random))
                .toList();
        Path folder = Files.createTempDirectory("parley-bench");
        Path file = folder.resolve("shard.parquet");
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            Shard shard = new ShardFormat(Columns.ALL, 1).write(conversations.iterator(), rows -> rows.create(file));
            long written = threads.getCurrentThreadCpuTime();
            int read = read(file);
            long end = threads.getCurrentThreadCpuTime();
            System.out.printf(
                    "round %d: %.1f MB, %,.0f conversations/s written, %,.0f/s read%n",
                    round, shard.file().bytes() / 1e6, rate(written - start), read * 1e9 / (end - written));
        }
        Files.delete(file);
        Files.delete(folder);
    }

    private static double rate(long nanoseconds) {
        return CONVERSATIONS * 1e9 / nanoseconds;
    }

    private static int read(Path file) {
        int read = 0;
        try (ParquetRows rows = ParquetRows.open(file)) {
            while (rows.hasNext()) {
                rows.next();
                read++;
            }
        }
        return read;
    }

    private static ReleasedConversation conversation(int number, Random random) {
        var messages = new ArrayList<Message>();
        for (int turn = 0; turn < 2; turn++) {
            messages.add(Message.user(text(50, random)));
            messages.add(Message.assistant(text(160, random)));
        }
        List<MessageAnnotation> annotations = messages.stream()
                .map(message -> new MessageAnnotation(
                        ENGLISH, 100, message.content().length(), 0, Markdown.NONE, List.of()))
                .toList();
        return new ReleasedConversation(
                new Conversation("conversation-" + number, "model-" + number % 25, messages),
                "bench",
                new ConversationAnnotation(ENGLISH, 0, annotations, NONE),
                false,
                Map.of(),
                List.of(),
                List.of());
    }

    private static String text(int words, Random random) {
        return random.doubles(words)
                .mapToObj(share -> word((int) Math.pow(VOCABULARY, share)))
                .collect(Collectors.joining(" "));
    }

    private static String word(int rank) {
        return Integer.toString(rank * 7919 + 17, Character.MAX_RADIX);
    }
}
