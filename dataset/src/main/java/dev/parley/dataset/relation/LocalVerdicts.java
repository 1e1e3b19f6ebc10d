package dev.parley.dataset.relation;

import dev.parley.dataset.relation.RelationRule.Duplicates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes {@link LocalVerdict}s as a table, after measuring what no band brought together. */
final class LocalVerdicts {
    private static final StructType CANDIDATE = new StructType()
            .add("left_key", DataTypes.LongType, false)
            .add("right_key", DataTypes.LongType, false)
            .add("relation", DataTypes.StringType, false);

    /** Some megabytes, so that tasks that carry them stay small. */
    private static final int ROWS_IN_PARTITION = 20_000;

    private final LocalConversations conversations;
    private final Dataset<Row> annotated;

    LocalVerdicts(LocalConversations conversations, Dataset<Row> annotated) {
        this.conversations = conversations;
        this.annotated = annotated;
    }

    /** A table of {@link Resolution#SCHEMA}. */
    Dataset<Row> table(List<LocalVerdict> verdicts) {
        Map<Row, Double> measured = measured(verdicts.stream().filter(LocalVerdict::isUnmeasured).toList());
        return table(
                verdicts.stream()
                        .map(verdict -> row(
                                verdict,
                                verdict.isUnmeasured()
                                        ? measured.getOrDefault(pair(verdict), Double.NaN)
                                        : verdict.similarity()))
                        .toList(),
                Resolution.SCHEMA);
    }

    private Row row(LocalVerdict verdict, double similarity) {
        return RowFactory.create(
                conversations.id(verdict.member()),
                verdict.rule().name(),
                conversations.id(verdict.cluster()),
                verdict.hasKeeper() ? conversations.id(verdict.keeper()) : null,
                verdict.hasKeeper() ? similarity : null,
                verdict.clusterSize());
    }

    /** Similarities by {@link #pair}. */
    private Map<Row, Double> measured(List<LocalVerdict> verdicts) {
        var measured = new HashMap<Row, Double>();
        if (!verdicts.isEmpty()) {
            List<Row> candidates = verdicts.stream().map(this::candidate).distinct().toList();
            Similarity.of(annotated, table(candidates, CANDIDATE))
                    .select("relation", "left", "right", "similarity")
                    .collectAsList()
                    .forEach(row -> measured.put(RowFactory.create(row.get(0), row.get(1), row.get(2)), row.getDouble(3)));
        }
        return measured;
    }

    private Row candidate(LocalVerdict verdict) {
        long one = conversations.key(verdict.member());
        long other = conversations.key(verdict.keeper());
        return RowFactory.create(Math.min(one, other), Math.max(one, other), relation(verdict));
    }

    /** Relation and ids, the lesser first, as in the table of pairs. */
    private Row pair(LocalVerdict verdict) {
        int left = Math.min(verdict.member(), verdict.keeper());
        int right = Math.max(verdict.member(), verdict.keeper());
        return RowFactory.create(relation(verdict), conversations.id(left), conversations.id(right));
    }

    private static String relation(LocalVerdict verdict) {
        return ((Duplicates) verdict.rule()).relation().label();
    }

    private Dataset<Row> table(List<Row> rows, StructType schema) {
        SparkSession spark = annotated.sparkSession();
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .parallelize(rows, 1 + rows.size() / ROWS_IN_PARTITION),
                schema);
    }
}
