package dev.parley.dataset.topic;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.parley.core.InputException;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.storage.Storage;
import dev.parley.dataset.topic.TopicModel.Place;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Prompts with their places and vectors, in a passing file from which Spark brings those of one cell together. So duplicates
 * are found in a release of any size. The file is gone once this is closed.
 */
final class AssignedPrompts implements AutoCloseable {
    /** A prompt and its place; more columns follow. */
    static final StructType PLACES = new StructType()
            .add("conversation_id", StringType)
            .add("message", IntegerType)
            .add("user", StringType)
            .add("text", StringType)
            .add("cluster", IntegerType)
            .add("similarity", DoubleType)
            .add("x", DoubleType)
            .add("y", DoubleType)
            .add("outlier", BooleanType);

    static final StructType SCHEMA = PLACES.add("cell", IntegerType).add("vector", BinaryType);

    private final SparkSession spark;
    private final Path file;
    private final RowWriter writer;

    /** Begins the file, in place of one that an unfinished run left behind. */
    AssignedPrompts(SparkSession spark, Path file, Configuration configuration) {
        this.spark = spark;
        this.file = file;
        this.writer = new RowFormat(SCHEMA).create(file, configuration);
    }

    void add(Prompt prompt, Place place, float[] vector) {
        writer.write(RowFactory.create(
                prompt.conversation(),
                prompt.message(),
                prompt.user(),
                prompt.text(),
                place.cluster(),
                place.similarity(),
                (double) place.point()[0],
                (double) place.point()[1],
                place.outlier(),
                place.cell(),
                PackedVector.bytes(vector)));
    }

    /** Finds the duplicates among all that were added; nothing can be added any more. */
    Duplicates duplicates(double near) {
        writer.finish();
        return new Duplicates(spark.read()
                .parquet(file.toString())
                .repartition(col("cell"))
                .sortWithinPartitions("cell", "conversation_id", "message")
                .mapPartitions(new NearDuplicates(near), Encoders.row(NearDuplicates.SCHEMA))
                .persist());
    }

    @Override
    public void close() {
        writer.close();
        try {
            Storage.of(file).delete(file, false);
        } catch (IOException problem) {
            throw new InputException("cannot remove " + file + ": " + problem.getMessage() + "; remove it yourself", problem);
        }
    }

    /** All prompts, with the duplicates among them told. */
    static final class Duplicates implements AutoCloseable {
        private final Dataset<Row> prompts;

        private Duplicates(Dataset<Row> prompts) {
            this.prompts = prompts;
        }

        /** By conversation; columns as {@link NearDuplicates#SCHEMA} has them. */
        Iterator<Row> all() {
            return prompts.orderBy("conversation_id", "message").toLocalIterator();
        }

        /**
         * The largest groups of prompts that are not all the same text but mean the same, the largest first.
         *
         * @param clusters they may be of
         * @param minUsers who wrote in a group, at least; none if it is 0
         */
        List<DuplicateGroup> groups(List<Integer> clusters, int[] topics, int minUsers, int minConversations, int most) {
            return prompts
                    .groupBy(
                            coalesce(col("duplicate_of"), col("conversation_id")).alias("conversation"),
                            coalesce(col("duplicate_of_message"), col("message")).alias("message"))
                    .agg(
                            count(lit(1)).alias("prompts"),
                            countDistinct("text").alias("texts"),
                            countDistinct("conversation_id").alias("conversations"),
                            countDistinct(nullif(col("user"), lit(""))).alias("users"),
                            min("duplicate_similarity").alias("similarity"),
                            max(when(col("duplicate").isNull(), col("cluster"))).alias("cluster"),
                            max(when(col("duplicate").isNull(), col("text"))).alias("text"),
                            max("outlier").alias("outlier"))
                    .filter(col("texts").gt(1)
                            .and(col("users").geq(minUsers))
                            .and(col("conversations").geq(minConversations))
                            .and(col("cluster").isInCollection(clusters))
                            .and(col("outlier").equalTo(false)))
                    .orderBy(col("prompts").desc(), col("conversation"), col("message"))
                    .limit(most)
                    .collectAsList()
                    .stream()
                    .map(row -> group(row, topics))
                    .toList();
        }

        private static DuplicateGroup group(Row row, int[] topics) {
            return new DuplicateGroup(
                    topics[row.<Integer>getAs("cluster")],
                    row.getAs("prompts"),
                    row.getAs("texts"),
                    row.getAs("conversations"),
                    row.getAs("users"),
                    row.getAs("similarity"),
                    row.getAs("text"));
        }

        @Override
        public void close() {
            prompts.unpersist();
        }
    }
}
