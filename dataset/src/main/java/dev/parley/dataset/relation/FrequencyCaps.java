package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.row_number;

import dev.parley.dataset.relation.RelationRule.FrequencyCap;
import dev.parley.dataset.relation.RelationRule.Limit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Which conversations are too many of their prompt. */
final class FrequencyCaps {
    private FrequencyCaps() {}

    static Dataset<Row> resolve(FrequencyCap cap, Dataset<Row> pairs, Dataset<Row> survivors) {
        Dataset<Row> clusters = Clusters.of(pairs, cap.relation(), cap.threshold());
        long limit =
                switch (cap.limit()) {
                    case Limit.Fixed fixed -> fixed.conversations();
                    case Limit.Quantile quantile -> quantile(quantile.share(), clusters, survivors);
                };
        return survivors
                .join(clusters, "conversation_id")
                .withColumn(
                        "rank",
                        row_number().over(Window.partitionBy("cluster").orderBy("key", "conversation_id")))
                .withColumn("cluster_size", count(lit(1)).over(Window.partitionBy("cluster")))
                .where(col("rank").gt(limit))
                .withColumn("keeper", lit(null).cast("string"))
                .withColumn("similarity", lit(null).cast("double"));
    }

    /** At least 1, as no prompt occurs less often. */
    private static long quantile(double share, Dataset<Row> clusters, Dataset<Row> survivors) {
        return survivors
                .join(clusters, "conversation_id", "left")
                .groupBy(coalesce(col("cluster"), col("conversation_id")))
                .count()
                .agg(percentile(col("count"), lit(share)).cast("long"))
                .head()
                .getLong(0);
    }
}
