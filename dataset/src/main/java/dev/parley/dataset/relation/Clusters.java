package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which conversations a symmetric relation puts together. */
final class Clusters {
    private Clusters() {}

    /**
     * Members of clusters of at least two conversations.
     *
     * @param threshold least similarity, of near relations only
     * @return {@code (conversation_id, text, cluster)}; {@code text} is the representative of all conversations whose
     *     text, in the sense of the relation, is exactly this one's, and {@code cluster} one representative's id
     */
    static Dataset<Row> of(Dataset<Row> pairs, Relation relation, double threshold) {
        return switch (relation) {
            case NEAR_CONVERSATION -> near(pairs, relation, Relation.EXACT_CONVERSATION, threshold);
            case NEAR_PROMPT -> near(pairs, relation, Relation.EXACT_PROMPT, threshold);
            default -> stars(pairs, relation).withColumn("cluster", col("text"));
        };
    }

    static Dataset<Row> pairsOf(Dataset<Row> pairs, Relation relation) {
        return pairs.where(col("relation").equalTo(relation.label()));
    }

    /** Stars as {@code (conversation_id, text)}, the representative with itself. */
    private static Dataset<Row> stars(Dataset<Row> pairs, Relation relation) {
        Dataset<Row> stars = pairsOf(pairs, relation);
        return stars.select("right", "left")
                .union(stars.select("left", "left").distinct())
                .toDF("conversation_id", "text");
    }

    /**
     * Representatives with what is known of them, and all conversations of the same text with the same.
     *
     * @param representatives with a column {@code text}
     * @return with a column {@code conversation_id} more
     */
    static Dataset<Row> expand(Dataset<Row> representatives, Dataset<Row> pairs, Relation equality) {
        Dataset<Row> equals = pairsOf(pairs, equality).select("left", "right").toDF("text", "conversation_id");
        return representatives
                .withColumn("conversation_id", col("text"))
                .unionByName(representatives.join(equals, "text"));
    }

    /** Components of representatives, each with all conversations of its text. */
    private static Dataset<Row> near(Dataset<Row> pairs, Relation relation, Relation equality, double threshold) {
        Dataset<Row> similar = pairsOf(pairs, relation).where(col("similarity").geq(threshold));
        return expand(Components.of(similar).toDF("text", "cluster"), pairs, equality);
    }
}
