package dev.parley.bench;

import dev.parley.core.Message;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.dataset.report.Report;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.language.LanguageDetectors;
import dev.parley.text.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long the report of a release takes, and how large it is. The release is made up, of LMSYS-Chat-1M's mean size
 * (two turns of 50 and 160 words, drawn by Zipf's law) and written before the clock starts; if it is there already it
 * is used.
 *
 * <pre>java -cp … dev.parley.bench.ReportSpeed FOLDER CONVERSATIONS</pre>
 */
public final class ReportSpeed {
    private static final int VOCABULARY = 30_000;
    private static final int MODELS = 25;
    private static final int DAYS = 150;
    private static final List<LanguageTag> LANGUAGES = List.of(
            new LanguageTag("en", "English", 0.98, "bench"),
            new LanguageTag("pt", "Portuguese", 0.9, "bench"),
            new LanguageTag("ru", "Russian", 0.9, "bench"),
            new LanguageTag("zh", "Chinese", 0.9, "bench"),
            new LanguageTag("es", "Spanish", 0.9, "bench"));
    private static final Instant START = Instant.parse("2023-04-01T00:00:00Z");

    private ReportSpeed() {}

    public static void main(String[] arguments) throws IOException {
        int conversations = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[0], "release-" + conversations);
        if (!Files.exists(folder)) {
            write(folder, conversations);
        }
        long start = System.nanoTime();
        String page = Report.of(Release.open(folder), LanguageDetectors.bundled()).html();
        Files.writeString(folder.resolveSibling(folder.getFileName() + ".report.html"), page);
        System.out.printf(
                "%,d conversations: report in %.2f s, %.2f MB%n",
                conversations, (System.nanoTime() - start) / 1e9, page.length() / 1e6);
    }

    private static void write(Path folder, int conversations) {
        MadeRelease.write(folder, conversations, shard -> {
            var random = new Random(shard);
            return number -> conversation(number, random);
        });
    }

    private static ReleasedConversation conversation(int number, Random random) {
        LanguageTag language = LANGUAGES.get(rank(LANGUAGES.size() + 1, random) - 1);
        List<Message> messages = List.of(
                Message.user(text(50, random)), Message.assistant(text(160, random)),
                Message.user(text(50, random)), Message.assistant(text(160, random)));
        List<MessageAnnotation> annotations = messages.stream()
                .map(message -> new MessageAnnotation(
                        language, 20 + random.nextInt(200), message.content().length(), 0, Markdown.NONE, List.of()))
                .toList();
        return MadeRelease.conversation(
                number,
                "model-" + rank(MODELS, random),
                language,
                START.plus(Duration.ofDays(random.nextInt(DAYS))),
                messages,
                annotations);
    }

    /** From 1 up to below the limit, the smaller the more often. */
    private static int rank(int limit, Random random) {
        return (int) Math.pow(limit, random.nextDouble());
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
