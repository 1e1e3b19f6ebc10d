package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.ID;
import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static dev.parley.dataset.relation.ConversationColumns.MESSAGES;
import static dev.parley.dataset.relation.ConversationColumns.PRECEDENCE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.parley.dataset.relation.RelationRule.Duplicates;
import dev.parley.dataset.relation.RelationRule.FrequencyCap;
import dev.parley.dataset.relation.RelationRule.StratifiedSample;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rules applied one after the other to the conversations that are still there, in as many partitions as Spark has. */
final class Resolution {
    static final StructType SCHEMA = new StructType()
            .add("conversation_id", DataTypes.StringType)
            .add("rule", DataTypes.StringType)
            .add("cluster", DataTypes.StringType)
            .add("keeper", DataTypes.StringType)
            .add("similarity", DataTypes.DoubleType)
            .add("cluster_size", DataTypes.LongType);

    private final Dataset<Row> annotated;
    private final Dataset<Row> pairs;
    private Dataset<Row> survivors;
    private Dataset<Row> verdicts;

    private Resolution(Dataset<Row> annotated, Dataset<Row> pairs, Dataset<Row> survivors) {
        this.annotated = annotated;
        this.pairs = pairs;
        this.survivors = Checkpoint.of(annotated
                .join(survivors.select("conversation_id"), "conversation_id", "left_semi")
                .select(
                        ID,
                        KEY.as("key"),
                        col("model"),
                        col("language.code").as("language"),
                        col("time_micros"),
                        MESSAGES.as("messages"),
                        PRECEDENCE.as("precedence")));
        this.verdicts = annotated.sparkSession().createDataFrame(List.of(), SCHEMA);
    }

    /** What the rules say: rows of {@link #SCHEMA}, in no order. */
    static Dataset<Row> verdicts(
            Dataset<Row> annotated, Dataset<Row> pairs, Dataset<Row> survivors, List<RelationRule> rules) {
        var resolution = new Resolution(annotated, pairs, survivors);
        rules.forEach(resolution::apply);
        return resolution.verdicts;
    }

    private void apply(RelationRule rule) {
        Dataset<Row> named = Checkpoint.of(
                switch (rule) {
                    case Duplicates duplicates -> new DuplicateClusters(annotated, pairs, survivors).resolve(duplicates);
                    case FrequencyCap cap -> FrequencyCaps.resolve(cap, pairs, survivors);
                    case StratifiedSample sample -> Strata.resolve(sample, survivors);
                });
        verdicts = verdicts.union(named.withColumn("rule", lit(rule.name()))
                .select("conversation_id", "rule", "cluster", "keeper", "similarity", "cluster_size"));
        if (rule.drops()) {
            survivors = survivors.join(named, "conversation_id", "left_anti");
        }
    }
}
