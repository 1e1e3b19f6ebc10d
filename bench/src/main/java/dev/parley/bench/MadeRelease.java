package dev.parley.bench;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.dataset.build.SortKey;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.dataset.release.ReleaseDocuments;
import dev.parley.dataset.release.ReleaseFacts;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.dataset.release.Shard;
import dev.parley.dataset.release.ShardFormat;
import dev.parley.dataset.release.StagedRelease;
import dev.parley.dataset.release.Users;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/** Writes releases whose conversations come from nowhere, so that what reads releases can be timed at any size. */
public final class MadeRelease {
    private static final Fingerprint NONE =
            new Fingerprint(new long[2], new long[2], new long[0], 0, new int[0], new int[0]);

    private MadeRelease() {}

    /**
     * Writes a release in the order that releases have, shards on all cores.
     *
     * @param ofShard for each shard what makes its conversations, by their numbers, which are their ids
     */
    public static void write(Path folder, int count, IntFunction<IntFunction<ReleasedConversation>> ofShard) {
        ShardFormat format = ShardFormat.of(Recipe.Columns.LMSYS, count);
        try (StagedRelease release = StagedRelease.start(
                new org.apache.hadoop.fs.Path(folder.toUri()), new Configuration(false))) {
            List<Shard> shards = IntStream.range(0, format.shards())
                    .parallel()
                    .mapToObj(shard -> {
                        var file = new org.apache.hadoop.fs.Path(release.data(), format.fileName(shard));
                        return format.write(
                                conversations(shard, format, count, ofShard.apply(shard)),
                                rows -> rows.create(file, new Configuration(false)));
                    })
                    .toList();
            Recipe recipe = RecipeReader.standard();
            var facts = new ReleaseFacts(
                    recipe.dataset(),
                    RecipeReader.canonical(recipe),
                    recipe.annotate().tokenizer(),
                    List.of(),
                    count,
                    List.of(),
                    new TreeMap<>(),
                    new Users(new TreeMap<>(Map.of(1L, 200_000L)), new TreeMap<>(Map.of(5L, 200_000L))));
            ReleaseDocuments.write(release, facts, format, shards);
            release.publish();
        }
    }

    private static Iterator<ReleasedConversation> conversations(
            int shard, ShardFormat format, int count, IntFunction<ReleasedConversation> made) {
        return IntStream.range(0, count)
                .boxed()
                .filter(number -> format.shardOf(key(number)) == shard)
                .sorted(Comparator.comparingLong(MadeRelease::key))
                .map(made::apply)
                .iterator();
    }

    private static long key(int number) {
        return SortKey.of(Integer.toString(number));
    }

    /** A conversation that nobody had. */
    public static ReleasedConversation conversation(
            int number, String model, LanguageTag language, Instant time, List<Message> messages, List<MessageAnnotation> annotations) {
        return new ReleasedConversation(
                new Conversation(Integer.toString(number), model, messages, Optional.empty(), Optional.of(time), Attributes.NONE),
                "bench",
                new ConversationAnnotation(language, 0, annotations, NONE),
                false,
                Map.of(),
                List.of(),
                List.of());
    }
}
