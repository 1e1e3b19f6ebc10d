package dev.parley.dataset.build;

import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.source.Compression;
import dev.parley.core.source.Limits;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Reading;
import dev.parley.core.source.RecordReader;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.dataset.decision.Decider;
import dev.parley.dataset.decision.Decision;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.text.Annotator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a build would do, estimated from a sample of its input without writing anything.
 *
 * @param files how many files of each format
 * @param bytes of all files as they are
 * @param rows about how many records they hold
 * @param conversations about how many conversations
 * @param sampled how many conversations the estimates are from
 * @param byRule about how many conversations each rule names, by action and rule; relations are only known to a build
 */
public record Plan(
        Map<String, Long> files, long bytes, long rows, long conversations, long sampled, Map<String, Long> byRule) {
    private static final int SAMPLED_FILES = 16;
    private static final int SAMPLED_RECORDS = 250;

    /** A compressed byte stands for so many. */
    private static final int COMPRESSION_RATIO = 8;

    /** Looks at the first records of some of the files. */
    public static Plan of(List<String> inputs, Recipe recipe) {
        List<Source> sources = InputFiles.find(inputs, recipe.read()).files();
        Map<String, Long> files = new TreeMap<>();
        sources.forEach(source -> files.merge(source.format().name(), 1L, Long::sum));
        long bytes = sources.stream().mapToLong(source -> source.file().length()).sum();
        return new Sample(recipe).of(sources).plan(files, bytes);
    }

    /** The first records of some files, and what the rules say of their conversations. */
    private static final class Sample {
        private final ModeratingAnnotator annotator;
        private final Decider decider;
        private final Map<String, Conversation> conversations = new HashMap<>();
        private long records;
        private long sampledBytes;
        private long expectedBytes;

        Sample(Recipe recipe) {
            annotator = Annotators.local(recipe.annotate());
            decider = new Decider(recipe, annotator.version());
        }

        Sample of(List<Source> sources) {
            int step = Math.max(1, sources.size() / SAMPLED_FILES);
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                boolean packed = Compression.named(source.file().name()) != Compression.NONE
                        || source.transport() instanceof ParquetTransport;
                expectedBytes += source.file().length() * (packed ? COMPRESSION_RATIO : 1);
                if (i % step == 0) {
                    read(source);
                }
            }
            return this;
        }

        private void read(Source source) {
            var reader = new RecordReader(source.format(), Limits.DEFAULT);
            try (Records all = source.open(Limits.DEFAULT)) {
                for (int i = 0; i < SAMPLED_RECORDS && all.hasNext(); i++) {
                    RawRecord record = all.next();
                    records++;
                    sampledBytes += record.bytes().length;
                    if (record instanceof RawRecord.Parsed parsed
                            && reader.read(parsed.value()) instanceof Reading.Read(List<Entry> entries)) {
                        entries.forEach(entry -> add(entry, source.format().name()));
                    }
                }
            }
        }

        private void add(Entry entry, String format) {
            for (Logged logged : Logged.of(entry, format)) {
                if (logged instanceof Logged.State(Conversation state, String ignored)) {
                    conversations.merge(state.id(), state, (one, other) ->
                            Conversation.BY_STATE.compare(one, other) >= 0 ? one : other);
                }
            }
        }

        Plan plan(Map<String, Long> files, long bytes) {
            double scale = sampledBytes == 0 ? 0 : (double) expectedBytes / sampledBytes;
            Map<String, Long> byRule = new TreeMap<>();
            for (Conversation conversation : conversations.values()) {
                Decision decision = decider.decide(
                        conversation.id(),
                        conversation.messages().stream().map(Message::role).toList(),
                        annotator.annotate(List.of(conversation)).getFirst());
                decision.verdicts().stream()
                        .map(verdict -> verdict.action().label() + " " + verdict.rule())
                        .distinct()
                        .forEach(rule -> byRule.merge(rule, 1L, Long::sum));
            }
            byRule.replaceAll((rule, count) -> Math.round(count * scale));
            return new Plan(
                    files,
                    bytes,
                    Math.round(records * scale),
                    Math.round(conversations.size() * scale),
                    conversations.size(),
                    byRule);
        }
    }
}
