package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Which pairs of texts are worth comparing: those whose MinHash signatures agree on a whole band (locality-sensitive
 * hashing; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4). One shuffle of a few numbers per band, no
 * text.
 */
final class Candidates {
    private Candidates() {}

    /** See {@link Relations#candidates}. */
    static Dataset<Row> of(Dataset<Row> annotated) {
        SparkSession spark = annotated.sparkSession();
        int partitions = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
        JavaRDD<Row> pairs = annotated
                .select(
                        KEY,
                        col("prompt_high"),
                        col("prompt_signature"),
                        col("conversation_high"),
                        col("conversation_signature"))
                .javaRDD()
                .mapPartitionsToPair(rows -> new BandWriter(rows, partitions))
                .partitionBy(new HashPartitioner(partitions))
                .values()
                .mapPartitions(packets -> new Buckets(new BandReader(packets)));
        return spark.createDataFrame(pairs, Buckets.PAIR)
                .distinct()
                .select(
                        col("left_key"),
                        col("right_key"),
                        when(col("of_prompts"), Relation.NEAR_PROMPT.label())
                                .otherwise(Relation.NEAR_CONVERSATION.label())
                                .as("relation"));
    }
}
