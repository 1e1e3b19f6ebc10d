package dev.parley.dataset.relation;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.fingerprint.Fingerprinter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of the annotated table that relations read, for conversations made up by a test; all in English. */
final class AnnotatedTable {
    private AnnotatedTable() {}

    private static final StructType SCHEMA = new StructType()
            .add("conversation_id", DataTypes.StringType)
            .add("sort_key", DataTypes.LongType)
            .add("model", DataTypes.StringType)
            .add("user", DataTypes.StringType)
            .add("time_micros", DataTypes.LongType)
            .add(
                    "messages",
                    DataTypes.createArrayType(new StructType()
                            .add("role", DataTypes.StringType)
                            .add("content", DataTypes.StringType)))
            .add("language", new StructType().add("code", DataTypes.StringType))
            .add(
                    "message_annotations",
                    DataTypes.createArrayType(new StructType().add("characters", DataTypes.IntegerType)))
            .add("prompt_high", DataTypes.LongType)
            .add("prompt_low", DataTypes.LongType)
            .add("conversation_high", DataTypes.LongType)
            .add("conversation_low", DataTypes.LongType)
            .add("prefixes", DataTypes.createArrayType(DataTypes.LongType))
            .add("template", DataTypes.LongType)
            .add("prompt_signature", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("conversation_signature", DataTypes.createArrayType(DataTypes.IntegerType));

    static Dataset<Row> of(SparkSession spark, List<Conversation> conversations) {
        return spark.createDataFrame(conversations.stream().map(AnnotatedTable::row).toList(), SCHEMA);
    }

    static long sortKey(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() ^ Long.MIN_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row row(Conversation conversation) {
        List<Message> messages = conversation.messages();
        Fingerprint fingerprint = Fingerprinter.fingerprint(messages);
        return RowFactory.create(
                conversation.id(),
                sortKey(conversation.id()),
                conversation.model(),
                conversation.user().orElse(null),
                conversation.time().map(AnnotatedTable::micros).orElse(null),
                messages.stream()
                        .map(message -> RowFactory.create(message.role().label(), message.content()))
                        .toList(),
                RowFactory.create("en"),
                messages.stream()
                        .map(message -> RowFactory.create(message.content().length()))
                        .toList(),
                fingerprint.prompt()[0],
                fingerprint.prompt()[1],
                fingerprint.conversation()[0],
                fingerprint.conversation()[1],
                fingerprint.prefixes(),
                fingerprint.template(),
                fingerprint.promptSignature(),
                fingerprint.conversationSignature());
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
