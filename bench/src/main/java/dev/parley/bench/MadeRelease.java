package dev.parley.bench;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
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

    /** Writes a release; the conversations of each shard are asked for in order, shards on all cores. */
    public static void write(Path folder, ShardFormat format, int count, IntFunction<Iterator<ReleasedConversation>> shard) {
        try (StagedRelease release = StagedRelease.start(
                new org.apache.hadoop.fs.Path(folder.toUri()), new Configuration(false))) {
            List<Shard> shards = IntStream.range(0, format.shards())
                    .parallel()
                    .mapToObj(number -> {
                        var file = new org.apache.hadoop.fs.Path(release.data(), format.fileName(number));
                        return format.write(shard.apply(number), rows -> rows.create(file, new Configuration(false)));
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

    /** A conversation that nobody had. */
    public static ReleasedConversation conversation(
            String id, String model, LanguageTag language, Instant time, List<Message> messages, List<MessageAnnotation> annotations) {
        return new ReleasedConversation(
                new Conversation(id, model, messages, Optional.empty(), Optional.of(time), Attributes.NONE),
                "bench",
                new ConversationAnnotation(language, 0, annotations, NONE),
                false,
                Map.of(),
                List.of(),
                List.of());
    }
}
