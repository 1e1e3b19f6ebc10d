package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Connected components of pairs: what is linked by any chain belongs together. A component is named by its least member. */
final class Components {
    /** Up to this many pairs the driver does it alone, in less time than Spark needs to plan it, in some 100 MB. */
    static final int PAIRS_ON_DRIVER = 500_000;

    private static final StructType SCHEMA = new StructType()
            .add("member", DataTypes.StringType, false)
            .add("component", DataTypes.StringType, false);

    /** The order of strings in Spark, which is not that of {@link String#compareTo} beyond the basic plane. */
    private static final Comparator<String> AS_SPARK =
            Comparator.comparing(string -> string.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Components() {}

    /**
     * The members of all components.
     *
     * @param pairs {@code (left, right)}, strings
     * @return {@code (member, component)}
     */
    static Dataset<Row> of(Dataset<Row> pairs) {
        return of(pairs, PAIRS_ON_DRIVER);
    }

    static Dataset<Row> of(Dataset<Row> pairs, int pairsOnDriver) {
        List<Row> some = pairs.select("left", "right").takeAsList(pairsOnDriver + 1);
        return some.size() <= pairsOnDriver
                ? pairs.sparkSession().createDataFrame(onDriver(some), SCHEMA)
                : onCluster(pairs);
    }

    /** Union-find in which the lesser root wins, with path halving. */
    private static List<Row> onDriver(List<Row> pairs) {
        var parents = new HashMap<String, String>();
        for (Row pair : pairs) {
            String left = root(parents, pair.getString(0));
            String right = root(parents, pair.getString(1));
            String less = AS_SPARK.compare(left, right) < 0 ? left : right;
            parents.put(left, less);
            parents.put(right, less);
        }
        return parents.keySet().stream()
                .map(member -> RowFactory.create(member, root(parents, member)))
                .toList();
    }

    private static String root(Map<String, String> parents, String member) {
        String node = member;
        String parent = parents.getOrDefault(node, node);
        while (!parent.equals(node)) {
            String grandparent = parents.getOrDefault(parent, parent);
            parents.replace(node, grandparent);
            node = grandparent;
            parent = parents.getOrDefault(node, node);
        }
        return node;
    }

    /**
     * Alternating large-star and small-star (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in
     * MapReduce and Beyond, 2014): each node's neighbours are hung on the least of them, until every component is a star
     * around its least member. Rounds grow with the logarithm of the size at worst; ten are rare.
     *
     * <p>Edges are {@code (node, less)}, the lesser end second.
     */
    private static Dataset<Row> onCluster(Dataset<Row> pairs) {
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
