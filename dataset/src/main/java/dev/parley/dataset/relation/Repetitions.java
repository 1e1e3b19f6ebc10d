package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.ID;
import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static dev.parley.dataset.relation.ConversationColumns.MESSAGES;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Pairs {@code (left, right, similarity, relation)} of ids that equal hashes give away. */
final class Repetitions {
    private Repetitions() {}

    /**
     * Conversations that are equal in some way. A group of {@code n} equals becomes a star of {@code n − 1} pairs: its
     * representative, the one with the least {@link ConversationColumns#KEY key}, on the left of each.
     */
    static Dataset<Row> equal(Dataset<Row> annotated) {
        Column one = lit(1.0);
        Dataset<Row> ways = annotated
                .where(MESSAGES.gt(0))
                .select(
                        ID,
                        KEY.as("key"),
                        inline(array(
                                way(Relation.EXACT_PROMPT, one, col("prompt_high"), col("prompt_low")),
                                way(Relation.EXACT_CONVERSATION, one, col("conversation_high"), col("conversation_low")),
                                way(Relation.TEMPLATE, one, col("template"), lit(0L)),
                                when(wasAnswered(), regenerated()))))
                .where("relation IS NOT NULL");
        WindowSpec equals = Window.partitionBy("relation", "high", "low").orderBy("key", "conversation_id");
        return ways.select(
                        first("conversation_id").over(equals).as("left"),
                        col("conversation_id").as("right"),
                        col("similarity"),
                        col("relation"))
                .where("left <> right");
    }

    private static Column way(Relation relation, Column similarity, Column high, Column low) {
        return struct(
                lit(relation.label()).as("relation"), similarity.as("similarity"), high.as("high"), low.as("low"));
    }

    /** Without a known user nobody can be said to have asked again. */
    private static Column wasAnswered() {
        return MESSAGES
                .gt(1)
                .and(col("user").isNotNull())
                .and(element_at(col("messages.role"), -1).equalTo("assistant"));
    }

    private static Column regenerated() {
        Column equalMessages = MESSAGES.minus(1);
        return way(
                Relation.REGENERATED,
                equalMessages.divide(MESSAGES),
                xxhash64(col("user"), col("model")),
                element_at(col("prefixes"), equalMessages));
    }

    /**
     * Conversations that are the beginning of others: the representative of the shorter conversation on the left, each
     * longer one on the right. At most as many pairs as there are messages.
     */
    static Dataset<Row> continued(Dataset<Row> annotated) {
        Column representative = struct(KEY.as("key"), ID.as("conversation_id"), MESSAGES.as("messages"));
        Dataset<Row> wholes = annotated
                .where(MESSAGES.gt(0))
                .select(element_at(col("prefixes"), -1).as("prefix"), ID, MESSAGES.as("messages"), representative.as("whole"));
        Dataset<Row> beginnings = annotated
                .where(MESSAGES.gt(1))
                .select(
                        explode(slice(col("prefixes"), lit(1), MESSAGES.minus(1))).as("prefix"),
                        ID,
                        MESSAGES.as("messages"),
                        when(lit(false), representative).as("whole"));
        return wholes.union(beginnings)
                .withColumn("left", min("whole").over(Window.partitionBy("prefix")))
                .where("whole IS NULL AND left IS NOT NULL")
                .select(
                        col("left.conversation_id").as("left"),
                        col("conversation_id").as("right"),
                        col("left.messages").divide(col("messages")).as("similarity"),
                        lit(Relation.PREFIX.label()).as("relation"));
    }
}
