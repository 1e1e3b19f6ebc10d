package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/**
 * Connected components of pairs: what is linked by any chain belongs together. A component is named by its least
 * member.
 */
final class Components {
    private Components() {}

    /**
     * Alternating large-star and small-star (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components
     * in MapReduce and Beyond, 2014): each node's neighbours are hung on the least of them, until every component is a
     * star around its least member. Rounds grow with the logarithm of the size at worst; ten are rare.
     *
     * <p>Edges are {@code (node, less)}, the lesser end second.
     *
     * @param pairs {@code (left, right)}, strings
     * @return {@code (member, component)}
     */
    static Dataset<Row> of(Dataset<Row> pairs) {
        Dataset<Row> edges = Checkpoint.of(pairs.select(
                        greatest(col("left"), col("right")).as("node"), least(col("left"), col("right")).as("less"))
                .distinct());
        Row before = RowFactory.create();
        Row after = summary(edges);
        while (!after.equals(before)) {
            edges = Checkpoint.of(smallStar(largeStar(edges)));
            before = after;
            after = summary(edges);
        }
        Dataset<Row> centres = edges.select(col("less").as("member"), col("less").as("component")).distinct();
        return edges.toDF("member", "component").union(centres);
    }

    /** Hangs each neighbour that is greater than the node on the least of the node and its neighbours. */
    private static Dataset<Row> largeStar(Dataset<Row> edges) {
        return edges.union(edges.select("less", "node"))
                .toDF("node", "neighbour")
                .withColumn("least", least(
                        col("node"), min("neighbour").over(Window.partitionBy("node"))))
                .where("neighbour > node")
                .select(col("neighbour").as("node"), col("least").as("less"))
                .distinct();
    }

    /** Hangs the node and its lesser neighbours on the least of these. */
    private static Dataset<Row> smallStar(Dataset<Row> edges) {
        Dataset<Row> stars = edges.withColumn("least", min("less").over(Window.partitionBy("node")));
        return stars.select("node", "least")
                .union(stars.where("less <> least").select("less", "least"))
                .toDF("node", "less")
                .distinct();
    }

    /** Equal for equal sets of edges, and but for the chance of a 64-bit hash only for these. */
    private static Row summary(Dataset<Row> edges) {
        return edges.agg(count(lit(1)), bit_xor(xxhash64(col("node"), col("less")))).head();
    }
}
