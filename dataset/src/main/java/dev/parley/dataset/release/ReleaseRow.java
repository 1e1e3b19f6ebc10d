package dev.parley.dataset.release;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.dataset.parquet.LmsysSchema;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.ReleasedConversation.ReleasedVote;
import dev.parley.dataset.release.ReleasedConversation.Tag;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How a released conversation stands in a shard: the one place that knows the columns. */
final class ReleaseRow {
    private static final StructType MESSAGE_ANNOTATION = new StructType()
            .add("language", StringType)
            .add("language_code", StringType)
            .add("language_score", DoubleType)
            .add("tokens", IntegerType)
            .add("characters", IntegerType)
            .add("code_share", DoubleType)
            .add("headers", IntegerType)
            .add("ordered_lists", IntegerType)
            .add("unordered_lists", IntegerType)
            .add("bold", IntegerType)
            .add("code_blocks", IntegerType);

    private static final StructType VOTE = new StructType()
            .add("kind", StringType)
            .add("opponent", StringType)
            .add("timestamp", TimestampType);

    private static final StructType TAG = new StructType()
            .add("rule", StringType)
            .add("message", IntegerType)
            .add("score", DoubleType)
            .add("related", StringType);

    /** What Parley adds. */
    private static final StructType OWN = new StructType()
            .add("user_id", StringType)
            .add("timestamp", TimestampType)
            .add("source", StringType)
            .add("language_code", StringType)
            .add("language_score", DoubleType)
            .add("language_switches", IntegerType)
            .add("message_annotations", createArrayType(MESSAGE_ANNOTATION))
            .add("votes", createArrayType(VOTE))
            .add("tags", createArrayType(TAG));

    private ReleaseRow() {}

    static StructType schema(Columns columns) {
        return switch (columns) {
            case LMSYS -> LmsysSchema.SCHEMA;
            case ALL -> {
                StructType all = LmsysSchema.SCHEMA;
                for (StructField field : OWN.fields()) {
                    all = all.add(field);
                }
                yield all;
            }
        };
    }

    static Row of(ReleasedConversation released, Columns columns) {
        var values = new ArrayList<Object>();
        addLmsys(values, released);
        if (columns == Columns.ALL) {
            addOwn(values, released);
        }
        return RowFactory.create(values.toArray());
    }

    private static void addLmsys(List<Object> values, ReleasedConversation released) {
        Conversation conversation = released.conversation();
        values.add(conversation.id());
        values.add(conversation.model());
        values.add(conversation.messages().stream().map(ReleaseRow::of).toList());
        values.add((long) conversation.turns());
        values.add(released.annotation().language().name());
        values.add(released.moderation().stream().map(ReleaseRow::of).toList());
        values.add(released.redacted());
    }

    @SuppressWarnings("NullAway") // A cell of a row may be null; the type of a row cannot say so.
    private static void addOwn(List<Object> values, ReleasedConversation released) {
        Conversation conversation = released.conversation();
        ConversationAnnotation annotation = released.annotation();
        values.add(conversation.user().orElse(null));
        values.add(conversation.time().orElse(null));
        values.add(released.source());
        values.add(annotation.language().code());
        values.add(annotation.language().score());
        values.add(annotation.languageSwitches());
        values.add(annotation.messages().stream().map(ReleaseRow::of).toList());
        values.add(released.votes().stream().map(ReleaseRow::of).toList());
        values.add(released.tags().stream().map(ReleaseRow::of).toList());
    }

    private static Row of(Message message) {
        return RowFactory.create(message.content(), message.role().label());
    }

    private static Row of(Moderation moderation) {
        return RowFactory.create(
                RowFactory.create(
                        Category.LMSYS.stream().map(moderation.categories()::contains).toArray()),
                RowFactory.create(Category.LMSYS.stream().map(moderation::score).toArray()),
                moderation.flagged());
    }

    private static Row of(MessageAnnotation message) {
        Markdown markdown = message.markdown();
        return RowFactory.create(
                message.language().name(),
                message.language().code(),
                message.language().score(),
                message.tokens(),
                message.characters(),
                message.codeShare(),
                markdown.headers(),
                markdown.orderedLists(),
                markdown.unorderedLists(),
                markdown.bold(),
                markdown.codeBlocks());
    }

    private static Row of(ReleasedVote vote) {
        return RowFactory.create(vote.kind(), vote.opponent(), vote.time().orElse(null));
    }

    private static Row of(Tag tag) {
        return RowFactory.create(tag.rule(), tag.message(), tag.score(), tag.related());
    }
}
