package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.Clusters.pairsOf;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.parley.dataset.relation.RelationRule.Duplicates;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Who stays of each cluster, and for whom the others go: rows as {@link Relations#resolve} gives them, but for the
 * rule.
 */
final class DuplicateClusters {
    private static final WindowSpec CLUSTER = Window.partitionBy("cluster");
    private static final String[] SIDES = {"left", "right"};

    private final Dataset<Row> annotated;
    private final Dataset<Row> pairs;
    private final Dataset<Row> survivors;

    DuplicateClusters(Dataset<Row> annotated, Dataset<Row> pairs, Dataset<Row> survivors) {
        this.annotated = annotated;
        this.pairs = pairs;
        this.survivors = survivors;
    }

    Dataset<Row> resolve(Duplicates rule) {
        return switch (rule.relation()) {
            case PREFIX -> continued();
            case NEAR_CONVERSATION, NEAR_PROMPT -> near(rule);
            case REGENERATED -> equal(rule, col("messages").minus(1).divide(col("messages")));
            case EXACT_CONVERSATION, EXACT_PROMPT, TEMPLATE -> equal(rule, lit(1.0));
        };
    }

    private Dataset<Row> equal(Duplicates rule, Column similarity) {
        return members(rule).withColumn("similarity", similarity);
    }

    /**
     * The similarity to the keeper is that of the pair, where a band brought the two together; else it is measured now.
     */
    private Dataset<Row> near(Duplicates rule) {
        Column one = col("text");
        Column other = col("keeper_text");
        Dataset<Row> compared = pairsOf(pairs, rule.relation()).drop("relation");
        Dataset<Row> members = Checkpoint.of(members(rule)
                .withColumn("left", least(one, other))
                .withColumn("right", greatest(one, other))
                .join(compared, SIDES, "left")
                .withColumn("similarity", when(one.equalTo(other), 1.0).otherwise(col("similarity")))
                .drop("left", "right"));
        Dataset<Row> unknown = members.where("similarity IS NULL");
        return unknown.isEmpty() ? members : measure(members, unknown, rule.relation());
    }

    private Dataset<Row> measure(Dataset<Row> members, Dataset<Row> unknown, Relation relation) {
        Column one = col("key");
        Column other = col("keeper_key");
        Dataset<Row> measured = Similarity.of(
                        annotated,
                        unknown.select(least(one, other).as("left_key"), greatest(one, other).as("right_key"))
                                .distinct()
                                .withColumn("relation", lit(relation.label())))
                .select(col("left"), col("right"), col("similarity").as("measured"));
        return members.withColumn("left", least(col("conversation_id"), col("keeper")))
                .withColumn("right", greatest(col("conversation_id"), col("keeper")))
                .join(measured, SIDES, "left")
                .withColumn("similarity", coalesce(col("similarity"), col("measured")));
    }

    /** Everybody in a cluster but its keeper. */
    private Dataset<Row> members(Duplicates rule) {
        Column keeper = min(struct("precedence", "conversation_id", "key", "text")).over(CLUSTER);
        return survivors
                .join(Clusters.of(pairs, rule.relation(), rule.threshold()), "conversation_id")
                .withColumn("best", keeper)
                .withColumn("cluster_size", count(lit(1)).over(CLUSTER))
                .withColumn("keeper", col("best.conversation_id"))
                .withColumn("keeper_key", col("best.key"))
                .withColumn("keeper_text", col("best.text"))
                .where("conversation_id <> keeper");
    }

    /** All that are continued by the same conversation are its cluster. */
    private Dataset<Row> continued() {
        Column longestFirst = struct(
                col("messages").multiply(-1).as("shorter_by"), col("precedence"), col("conversation_id"), col("similarity"));
        Dataset<Row> continuations = pairsOf(pairs, Relation.PREFIX)
                .withColumnRenamed("right", "conversation_id")
                .join(survivors, "conversation_id")
                .groupBy(col("left").as("text"))
                .agg(min(longestFirst).as("best"))
                .select(
                        col("text"),
                        col("best.conversation_id").as("keeper"),
                        col("best.conversation_id").as("cluster"),
                        col("best.similarity").as("similarity"));
        return Clusters.expand(continuations, pairs, Relation.EXACT_CONVERSATION)
                .join(survivors, "conversation_id")
                .withColumn("cluster_size", count(lit(1)).over(CLUSTER).plus(1));
    }
}
