package dev.parley.bench;

import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.asset.AssetStore;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Reading;
import dev.parley.core.source.RecordReader;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import dev.parley.text.Annotator;
import dev.parley.text.fingerprint.Fingerprinter;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageDetectors;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.quality.MarkdownCounter;
import dev.parley.text.quality.Quality;
import dev.parley.text.token.TokenCounter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/**
 * How fast conversations are annotated on one core, and by which part: the last states of the conversations of raw
 * logs, the best of five rounds, in CPU time.
 *
 * <pre>java -cp … dev.parley.bench.AnnotationSpeed shared/data/raw-logs</pre>
 */
public final class AnnotationSpeed {
    private static final int ROUNDS = 5;

    private AnnotationSpeed() {}

    public static void main(String[] arguments) {
        Collection<Conversation> conversations = conversations(List.of(arguments));
        double megabytes = conversations.stream()
                        .flatMap(conversation -> conversation.messages().stream())
                        .mapToLong(message -> message.content().getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / 1e6;
        System.out.printf("%d conversations, %.1f MB%n", conversations.size(), megabytes);

        LanguageDetector languages = LanguageDetectors.standard(AssetStore.of(System.getenv()));
        var personalData = new PersonalDataFinder();
        TokenCounter tokens = TokenCounter.cl100k();
        var annotator = new Annotator(languages, personalData, tokens);
        System.out.println(annotator.version());
        measure("language", conversations, megabytes, eachMessage(text -> languages.detect(text).code().length()));
        measure("personal data", conversations, megabytes, eachMessage(text -> personalData.find(text).size()));
        measure("tokens", conversations, megabytes, eachMessage(tokens::count));
        measure("markdown", conversations, megabytes, eachMessage(text -> MarkdownCounter.count(text).bold()));
        measure("quality", conversations, megabytes, conversation -> Quality.find(conversation.messages()).size());
        measure(
                "fingerprints",
                conversations,
                megabytes,
                conversation -> Fingerprinter.fingerprint(conversation.messages()).template());
        measure(
                "whole annotator",
                conversations,
                megabytes,
                conversation -> annotator.annotate(conversation).messages().size());
    }

    private static Collection<Conversation> conversations(List<String> paths) {
        Map<String, Conversation> byId = new HashMap<>();
        for (Source source : Sources.find(paths, Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty()).files()) {
            var reader = new RecordReader(source.format(), Limits.DEFAULT);
            try (Records records = source.open(Limits.DEFAULT)) {
                while (records.hasNext()) {
                    if (records.next() instanceof RawRecord.Parsed parsed
                            && reader.read(parsed.value()) instanceof Reading.Read read) {
                        read.entries().forEach(entry -> keepLast(entry, byId));
                    }
                }
            }
        }
        return byId.values();
    }

    private static void keepLast(Entry entry, Map<String, Conversation> byId) {
        if (entry instanceof Conversation state) {
            byId.merge(state.id(), state, BinaryOperator.maxBy(Conversation.BY_STATE));
        }
    }

    private static ToLongFunction<Conversation> eachMessage(ToLongFunction<String> work) {
        return conversation -> conversation.messages().stream()
                .map(Message::content)
                .mapToLong(work)
                .sum();
    }

    private static void measure(
            String part, Collection<Conversation> conversations, double megabytes, ToLongFunction<Conversation> work) {
        var threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (Conversation conversation : conversations) {
                result += work.applyAsLong(conversation);
            }
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1e9);
        }
        // The result is printed so that no work can be left out.
        System.out.printf(
                "%-16s %8.1f MB/s %9.0f conversations/s %8.1f µs a conversation (%x)%n",
                part, megabytes / best, conversations.size() / best, best / conversations.size() * 1e6, result);
    }
}
