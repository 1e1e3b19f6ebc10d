package dev.parley.dataset.build;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Finding;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** How an annotated conversation stands in the table: the one place that knows the columns. */
final class AnnotatedRow {
    private static final StructType LANGUAGE = new StructType()
            .add("code", StringType, false)
            .add("name", StringType, false)
            .add("score", DoubleType, false)
            .add("engine", StringType, false);

    private static final StructType MESSAGE = new StructType()
            .add("role", StringType, false)
            .add("content", StringType, false)
            .add("attributes", StringType, false);

    private static final StructType FINDING = new StructType()
            .add("signal", StringType, false)
            .add("score", DoubleType, false)
            .add("start", IntegerType, false)
            .add("end", IntegerType, false);

    private static final StructType MESSAGE_ANNOTATION = new StructType()
            .add("language", LANGUAGE, false)
            .add("tokens", IntegerType, false)
            .add("characters", IntegerType, false)
            .add("code_share", DoubleType, false)
            .add("headers", IntegerType, false)
            .add("ordered_lists", IntegerType, false)
            .add("unordered_lists", IntegerType, false)
            .add("bold", IntegerType, false)
            .add("code_blocks", IntegerType, false)
            .add("findings", createArrayType(FINDING, false), false);

    private static final StructType MODERATION = new StructType()
            .add("scores", scores(), false)
            .add("categories", createArrayType(StringType, false), false)
            .add("flagged", BooleanType, false);

    private static final StructType VOTE = new StructType()
            .add("kind", StringType, false)
            .add("opponent", StringType, false)
            .add("time_micros", LongType, true);

    private static StructType scores() {
        StructType scores = new StructType();
        for (Category category : Category.values()) {
            scores = scores.add(category.label(), DoubleType, true);
        }
        return scores;
    }

    /** The columns of the annotated table. */
    static final StructType SCHEMA = new StructType()
            .add("conversation_id", StringType, false)
            .add("sort_key", LongType, false)
            .add("model", StringType, false)
            .add("user", StringType, true)
            .add("time_micros", LongType, true)
            .add("source", StringType, false)
            .add("roles", createArrayType(StringType, false), false)
            .add("messages", createArrayType(MESSAGE, false), false)
            .add("attributes", StringType, false)
            .add("language", LANGUAGE, false)
            .add("language_switches", IntegerType, false)
            .add("message_annotations", createArrayType(MESSAGE_ANNOTATION, false), false)
            .add("moderation", createArrayType(MODERATION, false), false)
            .add("prompt_high", LongType, false)
            .add("prompt_low", LongType, false)
            .add("conversation_high", LongType, false)
            .add("conversation_low", LongType, false)
            .add("prefixes", createArrayType(LongType, false), false)
            .add("template", LongType, false)
            .add("prompt_signature", createArrayType(IntegerType, false), false)
            .add("conversation_signature", createArrayType(IntegerType, false), false)
            .add("votes", createArrayType(VOTE, false), false);

    /** The columns that deciding reads: everything but the texts and the fingerprints. */
    static final Set<String> DECIDING = Set.of(
            "conversation_id", "sort_key", "model", "time_micros", "roles", "language", "language_switches",
            "message_annotations", "moderation");

    /** The columns that releasing reads: everything but the fingerprints. */
    static final Set<String> RELEASING = Set.of(
            "conversation_id", "model", "user", "time_micros", "source", "messages", "attributes", "language",
            "language_switches", "message_annotations", "moderation", "votes");

    private static final Fingerprint NO_FINGERPRINT =
            new Fingerprint(new long[2], new long[2], new long[0], 0, new int[0], new int[0]);

    private AnnotatedRow() {}

    static Row of(AnnotatedConversation annotated) {
        Conversation conversation = annotated.conversation();
        ConversationAnnotation annotation = annotated.annotation();
        Fingerprint fingerprint = annotation.fingerprint();
        return RowFactory.create(
                conversation.id(),
                annotated.sortKey(),
                conversation.model(),
                conversation.user().orElse(null),
                conversation.time().map(AnnotatedRow::micros).orElse(null),
                annotated.source(),
                conversation.messages().stream().map(message -> message.role().label()).toList(),
                conversation.messages().stream().map(AnnotatedRow::of).toList(),
                AttributesJson.write(conversation.attributes()),
                of(annotation.language()),
                annotation.languageSwitches(),
                annotation.messages().stream().map(AnnotatedRow::of).toList(),
                annotation.moderation().stream().map(AnnotatedRow::of).toList(),
                fingerprint.prompt()[0],
                fingerprint.prompt()[1],
                fingerprint.conversation()[0],
                fingerprint.conversation()[1],
                Arrays.stream(fingerprint.prefixes()).boxed().toList(),
                fingerprint.template(),
                Arrays.stream(fingerprint.promptSignature()).boxed().toList(),
                Arrays.stream(fingerprint.conversationSignature()).boxed().toList(),
                annotated.votes().stream().map(AnnotatedRow::of).toList());
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    private static Row of(Message message) {
        return RowFactory.create(
                message.role().label(), message.content(), AttributesJson.write(message.attributes()));
    }

    private static Row of(LanguageTag tag) {
        return RowFactory.create(tag.code(), tag.name(), tag.score(), tag.engine());
    }

    private static Row of(MessageAnnotation message) {
        Markdown markdown = message.markdown();
        return RowFactory.create(
                of(message.language()),
                message.tokens(),
                message.characters(),
                message.codeShare(),
                markdown.headers(),
                markdown.orderedLists(),
                markdown.unorderedLists(),
                markdown.bold(),
                markdown.codeBlocks(),
                message.findings().stream().map(AnnotatedRow::of).toList());
    }

    private static Row of(Finding finding) {
        return RowFactory.create(finding.signal(), finding.score(), finding.start(), finding.end());
    }

    @SuppressWarnings("NullAway") // A cell of a row may be null; the type of a row cannot say so.
    private static Row of(Moderation moderation) {
        return RowFactory.create(
                RowFactory.create(Arrays.stream(Category.values())
                        .map(moderation.scores()::get)
                        .toArray()),
                moderation.categories().stream().map(Category::label).toList(),
                moderation.flagged());
    }

    private static Row of(JoinedVote vote) {
        return RowFactory.create(
                vote.kind(), vote.opponent(), vote.time().map(AnnotatedRow::micros).orElse(null));
    }

    /** The annotated conversation in a row with the {@link #RELEASING} columns; its fingerprint is empty. */
    static AnnotatedConversation read(JsonNode row) {
        var conversation = new Conversation(
                row.get("conversation_id").textValue(),
                row.get("model").textValue(),
                list(row.get("messages"), AnnotatedRow::message),
                Optional.ofNullable(row.get("user").textValue()),
                time(row.get("time_micros")),
                AttributesJson.read(row.get("attributes").textValue()));
        return new AnnotatedConversation(
                conversation,
                row.get("source").textValue(),
                annotation(row),
                list(row.get("votes"), AnnotatedRow::vote));
    }

    /** The roles in a row with the {@link #DECIDING} columns. */
    static List<Role> roles(JsonNode row) {
        return list(row.get("roles"), role -> Role.of(role.textValue()));
    }

    /** The annotation in a row with the {@link #DECIDING} columns; its fingerprint is empty. */
    static ConversationAnnotation annotation(JsonNode row) {
        return new ConversationAnnotation(
                language(row.get("language")),
                row.get("language_switches").intValue(),
                list(row.get("message_annotations"), AnnotatedRow::messageAnnotation),
                NO_FINGERPRINT,
                list(row.get("moderation"), AnnotatedRow::moderation));
    }

    static Optional<Instant> time(JsonNode micros) {
        return micros.isNull()
                ? Optional.empty()
                : Optional.of(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS));
    }

    private static Message message(JsonNode message) {
        return new Message(
                Role.of(message.get("role").textValue()),
                message.get("content").textValue(),
                AttributesJson.read(message.get("attributes").textValue()));
    }

    private static MessageAnnotation messageAnnotation(JsonNode message) {
        return new MessageAnnotation(
                language(message.get("language")),
                message.get("tokens").intValue(),
                message.get("characters").intValue(),
                message.get("code_share").doubleValue(),
                new Markdown(
                        message.get("headers").intValue(),
                        message.get("ordered_lists").intValue(),
                        message.get("unordered_lists").intValue(),
                        message.get("bold").intValue(),
                        message.get("code_blocks").intValue()),
                list(message.get("findings"), AnnotatedRow::finding));
    }

    private static LanguageTag language(JsonNode tag) {
        return new LanguageTag(
                tag.get("code").textValue(),
                tag.get("name").textValue(),
                tag.get("score").doubleValue(),
                tag.get("engine").textValue());
    }

    private static Finding finding(JsonNode finding) {
        return new Finding(
                finding.get("signal").textValue(),
                finding.get("score").doubleValue(),
                finding.get("start").intValue(),
                finding.get("end").intValue());
    }

    private static Moderation moderation(JsonNode moderation) {
        var scores = new EnumMap<Category, Double>(Category.class);
        for (Category category : Category.values()) {
            JsonNode score = moderation.get("scores").get(category.label());
            if (!score.isNull()) {
                scores.put(category, score.doubleValue());
            }
        }
        var categories = EnumSet.noneOf(Category.class);
        moderation.get("categories").forEach(label -> Category.ofLabel(label.textValue()).ifPresent(categories::add));
        return new Moderation(scores, categories, moderation.get("flagged").booleanValue());
    }

    private static JoinedVote vote(JsonNode vote) {
        return new JoinedVote(
                vote.get("kind").textValue(), vote.get("opponent").textValue(), time(vote.get("time_micros")));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        var list = new ArrayList<T>(array.size());
        array.forEach(item -> list.add(element.apply(item)));
        return list;
    }
}
