package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.ID;
import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import dev.parley.text.fingerprint.Shingles;
import java.nio.ByteBuffer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;
import org.apache.spark.util.sketch.IncompatibleMergeException;

/** The true Jaccard similarity of candidate pairs, from their texts. */
final class Similarity {
    /** Share of conversations that are shuffled although no candidate needs them. */
    private static final double FALSE_POSITIVES = 0.01;

    /** Sets travel as bytes, which Spark hands over without unpacking them into boxed numbers. */
    private static final UserDefinedFunction SHINGLES =
            udf((UDF1<String, byte[]>) Similarity::shingles, DataTypes.BinaryType);

    private static final UserDefinedFunction JACCARD =
            udf((UDF2<byte[], byte[], Double>) Similarity::jaccard, DataTypes.DoubleType);

    /** What {@link dev.parley.text.fingerprint.Fingerprinter#conversationText} is in Java. */
    private static final Column CONVERSATION_TEXT = array_join(col("messages.content"), "\n");

    /** What {@link dev.parley.text.fingerprint.Fingerprinter#promptText} is in Java. */
    private static final Column PROMPT_TEXT = array_join(
            filter(col("messages"), message -> message.getField("role").equalTo("user"))
                    .getField("content"),
            "\n");

    private Similarity() {}

    /**
     * Compares candidates.
     *
     * <p>Only texts of candidates are moved: a Bloom filter of their keys, small enough for every worker, holds back
     * the rest where it is read. What it lets through wrongly finds no partner in the joins.
     *
     * @param candidates as {@link Relations#candidates} gives them
     * @return {@code (left, right, similarity, relation)} with ids of conversations, the lesser on the left
     */
    static Dataset<Row> of(Dataset<Row> annotated, Dataset<Row> candidates) {
        BloomFilter wanted = keys(candidates);
        UserDefinedFunction isWanted = udf((UDF1<Long, Boolean>) wanted::mightContainLong, DataTypes.BooleanType);
        Dataset<Row> texts = annotated
                .select(
                        KEY.as("key"),
                        ID.as("id"),
                        inline(array(
                                text(Relation.NEAR_PROMPT, PROMPT_TEXT),
                                text(Relation.NEAR_CONVERSATION, CONVERSATION_TEXT))))
                .where(isWanted.apply(side("key")))
                .select(col("key"), col("relation"), col("id"), SHINGLES.apply(col("text")))
                .repartition(col("key"), col("relation"));
        return candidates
                .join(texts.toDF("left_key", "relation", "left", "left_shingles"), on("left_key"))
                .join(texts.toDF("right_key", "relation", "right", "right_shingles"), on("right_key"))
                .select(
                        least(col("left"), col("right")).as("left"),
                        greatest(col("left"), col("right")).as("right"),
                        JACCARD.apply(col("left_shingles"), col("right_shingles")).as("similarity"),
                        col("relation"));
    }

    private static Column text(Relation relation, Column text) {
        return struct(lit(relation.label()).as("relation"), text.as("text"));
    }

    private static String[] on(String key) {
        return new String[] {key, "relation"};
    }

    /** One number for a conversation in a relation. */
    private static Column side(String key) {
        return xxhash64(col(key), col("relation"));
    }

    /** Merged in a tree, for it has some ten bits for each key. */
    private static BloomFilter keys(Dataset<Row> candidates) {
        long count = candidates.count();
        return candidates
                .select(side("left_key"), side("right_key"))
                .javaRDD()
                .treeAggregate(
                        BloomFilter.create(Math.max(1, 2 * count), FALSE_POSITIVES), Similarity::put, Similarity::merge);
    }

    private static BloomFilter put(BloomFilter keys, Row candidate) {
        keys.putLong(candidate.getLong(0));
        keys.putLong(candidate.getLong(1));
        return keys;
    }

    private static BloomFilter merge(BloomFilter one, BloomFilter other) {
        try {
            return one.mergeInPlace(other);
        } catch (IncompatibleMergeException e) {
            throw new IllegalStateException("filters of one size can be merged", e);
        }
    }

    private static byte[] shingles(String text) {
        long[] shingles = Shingles.of(text);
        ByteBuffer bytes = ByteBuffer.allocate(shingles.length * Long.BYTES);
        bytes.asLongBuffer().put(shingles);
        return bytes.array();
    }

    private static double jaccard(byte[] left, byte[] right) {
        return Shingles.jaccard(longs(left), longs(right));
    }

    private static long[] longs(byte[] bytes) {
        var longs = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(longs);
        return longs;
    }
}
