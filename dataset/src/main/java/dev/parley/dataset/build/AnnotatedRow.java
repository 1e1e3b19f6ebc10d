package dev.parley.dataset.build;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Finding;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
            .add("attributes", StringType, true);

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

    private static final StructType VOTE = new StructType()
            .add("kind", StringType, false)
            .add("opponent", StringType, true)
            .add("time_micros", LongType, true);

    /** The columns of the annotated table. */
    static final StructType SCHEMA = new StructType()
            .add("conversation_id", StringType, false)
            .add("sort_key", LongType, false)
            .add("model", StringType, false)
            .add("user", StringType, true)
            .add("time_micros", LongType, true)
            .add("source", StringType, false)
            .add("messages", createArrayType(MESSAGE, false), false)
            .add("attributes", StringType, true)
            .add("language", LANGUAGE, false)
            .add("language_switches", IntegerType, false)
            .add("message_annotations", createArrayType(MESSAGE_ANNOTATION, false), false)
            .add("prompt_high", LongType, false)
            .add("prompt_low", LongType, false)
            .add("conversation_high", LongType, false)
            .add("conversation_low", LongType, false)
            .add("prefixes", createArrayType(LongType, false), false)
            .add("prompt_signature", createArrayType(IntegerType, false), false)
            .add("conversation_signature", createArrayType(IntegerType, false), false)
            .add("votes", createArrayType(VOTE, false), false);

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
                conversation.messages().stream().map(AnnotatedRow::of).toList(),
                AttributesJson.write(conversation.attributes()),
                of(annotation.language()),
                annotation.languageSwitches(),
                annotation.messages().stream().map(AnnotatedRow::of).toList(),
                fingerprint.prompt()[0],
                fingerprint.prompt()[1],
                fingerprint.conversation()[0],
                fingerprint.conversation()[1],
                Arrays.stream(fingerprint.prefixes()).boxed().toList(),
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

    private static Row of(JoinedVote vote) {
        return RowFactory.create(
                vote.kind(), vote.opponent(), vote.time().map(AnnotatedRow::micros).orElse(null));
    }
}
