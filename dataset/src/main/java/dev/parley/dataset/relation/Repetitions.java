package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.ID;
import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static dev.parley.dataset.relation.ConversationColumns.MESSAGES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Pairs that equal hashes give away. A group of {@code n} equals becomes a star of {@code n − 1} pairs: its representative,
 * the one with the least {@link ConversationColumns#KEY key}, on the left of each.
 */
final class Repetitions {
    private Repetitions() {}

    static Dataset<Row> exactPrompts(Dataset<Row> annotated) {
        Dataset<Row> prompts = annotated.where(MESSAGES.gt(0));
        return stars(prompts, lit(1.0), col("prompt_high"), col("prompt_low"));
    }

    static Dataset<Row> exactConversations(Dataset<Row> annotated) {
        Dataset<Row> conversations = annotated.where(MESSAGES.gt(0));
        return stars(conversations, lit(1.0), col("conversation_high"), col("conversation_low"));
    }

    static Dataset<Row> templates(Dataset<Row> annotated) {
        Dataset<Row> prompts = annotated.where(MESSAGES.gt(0));
        return stars(prompts, lit(1.0), col("template"));
    }

    /** See {@link Relation#REGENERATED}. Without a known user nobody can be said to have asked again. */
    static Dataset<Row> regenerated(Dataset<Row> annotated) {
        Dataset<Row> answered = annotated.where(MESSAGES
                .gt(1)
                .and(col("user").isNotNull())
                .and(element_at(col("messages.role"), -1).equalTo("assistant")));
        Column equalMessages = MESSAGES.minus(1);
        return stars(
                answered,
                equalMessages.divide(MESSAGES),
                col("user"),
                col("model"),
                element_at(col("prefixes"), equalMessages));
    }

    /**
     * See {@link Relation#PREFIX}: the representative of the shorter conversation on the left of each longer one. At most
     * as many pairs as there are messages.
     */
    static Dataset<Row> prefixes(Dataset<Row> annotated) {
        Dataset<Row> whole = annotated
                .where(MESSAGES.gt(0))
                .select(
                        element_at(col("prefixes"), -1).as("prefix"),
                        col("conversation_id"),
                        MESSAGES.as("messages"),
                        representative(lit(true)).as("whole"));
        Dataset<Row> beginnings = annotated
                .where(MESSAGES.gt(1))
                .select(
                        explode(slice(col("prefixes"), lit(1), MESSAGES.minus(1))).as("prefix"),
                        col("conversation_id"),
                        MESSAGES.as("messages"),
                        representative(lit(false)).as("whole"));
        return whole.union(beginnings)
                .withColumn("left", min("whole").over(Window.partitionBy("prefix")))
                .where("whole IS NULL AND left IS NOT NULL")
                .select(
                        col("left.conversation_id").as("left"),
                        col("conversation_id").as("right"),
                        col("left.messages").divide(col("messages")).as("similarity"));
    }

    private static Column representative(Column isWhole) {
        return when(isWhole, struct(KEY.as("key"), ID.as("conversation_id"), MESSAGES.as("messages")));
    }

    private static Dataset<Row> stars(Dataset<Row> conversations, Column similarity, Column... key) {
        WindowSpec equals = Window.partitionBy(key).orderBy(KEY, ID);
        return conversations
                .select(
                        first("conversation_id").over(equals).as("left"),
                        col("conversation_id").as("right"),
                        similarity.as("similarity"))
                .where("left <> right");
    }
}
