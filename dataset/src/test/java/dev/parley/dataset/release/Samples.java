package dev.parley.dataset.release;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.ReleaseFacts.Input;
import dev.parley.dataset.release.ReleaseFacts.Removal;
import dev.parley.dataset.release.ReleasedConversation.ReleasedVote;
import dev.parley.dataset.release.ReleasedConversation.Tag;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/** A tiny release, written by us. */
final class Samples {
    private static final Fingerprint NO_FINGERPRINT =
            new Fingerprint(new long[2], new long[2], new long[0], 0, new int[0], new int[0]);
    private static final LanguageTag ENGLISH = new LanguageTag("en", "English", 0.98, "sample");
    private static final LanguageTag NORWEGIAN = new LanguageTag("no", "Norwegian", 0.91, "sample");
    private static final LanguageTag UNKNOWN = new LanguageTag("und", "unknown", 0, "sample");

    private Samples() {}

    static List<ReleasedConversation> conversations() {
        return List.of(
                released("c-1", "otter-7b", ENGLISH, "u-1", 20, true, List.of(), Message.user("I am NAME_1. Who are you?"),
                        Message.assistant("I am a model, NAME_1.")),
                released("c-2", "heron-13b", NORWEGIAN, "u-1", 21, false, List.of(),
                        Message.user("Hvor langt er det til månen?"), Message.assistant("Omtrent 384 400 km."),
                        Message.user("Og til sola?"), Message.assistant("150 millioner km.")),
                released("c-3", "", UNKNOWN, "", -1, false, List.of(harmless(), harmless()), Message.user("1 + 1"),
                        Message.assistant("2")));
    }

    private static ReleasedConversation released(
            String id, String model, LanguageTag language, String user, int day, boolean redacted,
            List<Moderation> moderation, Message... messages) {
        var conversation = new Conversation(
                id,
                model,
                List.of(messages),
                Optional.of(user).filter(name -> !name.isEmpty()),
                day < 0 ? Optional.empty() : Optional.of(Instant.parse("2023-05-" + day + "T23:30:00.000001Z")),
                Attributes.NONE);
        List<MessageAnnotation> annotations = conversation.messages().stream()
                .map(message -> new MessageAnnotation(
                        language,
                        message.content().split(" ").length,
                        message.content().length(),
                        0,
                        Markdown.NONE,
                        List.of()))
                .toList();
        return new ReleasedConversation(
                conversation,
                "fastchat-log",
                new ConversationAnnotation(language, 0, annotations, NO_FINGERPRINT, moderation),
                redacted,
                redacted ? Map.of("person", 2) : Map.of(),
                redacted ? List.of(new ReleasedVote("win", "heron-13b", conversation.time())) : List.of(),
                redacted ? List.of() : List.of(new Tag("near-prompt", -1, 0.9, "c-1")));
    }

    private static Moderation harmless() {
        return new Moderation(
                Category.LMSYS.stream().collect(Collectors.toMap(Function.identity(), category -> 0.25)), Set.of());
    }

    static ReleaseFacts facts() {
        return new ReleaseFacts(
                new Recipe.Dataset(
                        "Small Talk",
                        "Three conversations that show what a release holds.",
                        "cc-by-4.0",
                        "https://example.org/small-talk",
                        List.of("Ada Example", "Grace Example")),
                "dataset:\n  name: Small Talk\n",
                "cl100k_base",
                List.of(new Input("2023-05-20-conv.json", "fastchat-log", 4_321, "ab".repeat(32), 6, 1)),
                5,
                List.of(new Removal("decide", "error-text", 1), new Removal("relate", "near-conversation", 1)),
                new TreeMap<>(Map.of("parley", "0.1.0", "language", "fasttext-lid.176")),
                new Users(new TreeMap<>(Map.of(2L, 1L)), new TreeMap<>(Map.of(2L, 1L))));
    }

    /** Writes the whole sample as a release and publishes it. */
    static void publish(StagedRelease release, Columns columns, List<ReleasedConversation> conversations) {
        var format = ShardFormat.of(columns, conversations.size());
        Shard shard = format.write(
                conversations.iterator(),
                rows -> rows.create(
                        new Path(release.data(), format.fileName(0)), new org.apache.hadoop.conf.Configuration(false)));
        ReleaseDocuments.write(release, facts(), format, List.of(shard));
        release.publish();
    }
}
