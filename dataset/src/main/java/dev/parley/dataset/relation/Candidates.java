package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.parley.text.fingerprint.MinHash;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Which pairs of texts are worth comparing: those whose MinHash signatures agree on a whole band (locality-sensitive
 * hashing; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4). One shuffle of a few numbers per band, no text.
 */
final class Candidates {
    private static final Column SIGNATURE = col("signature");

    private Candidates() {}

    /** See {@link Relations#candidates}. */
    static Dataset<Row> of(Dataset<Row> annotated) {
        MapPartitionsFunction<Row, Row> pairs = Buckets::new;
        return annotated
                .select(
                        KEY.as("key"),
                        inline(array(
                                text(true, "prompt_high", "prompt_signature"),
                                text(false, "conversation_high", "conversation_signature"))))
                .where(size(SIGNATURE).gt(0))
                .select(explode(bands()).as("bucket"), col("text"), col("key"), col("of_prompts"))
                .repartition(col("bucket"))
                .sortWithinPartitions("bucket", "text", "key")
                .mapPartitions(pairs, Encoders.row(Buckets.PAIR))
                .distinct()
                .select(
                        col("left_key"),
                        col("right_key"),
                        when(col("of_prompts"), Relation.NEAR_PROMPT.label())
                                .otherwise(Relation.NEAR_CONVERSATION.label())
                                .as("relation"));
    }

    private static Column text(boolean ofPrompts, String hash, String signature) {
        return struct(lit(ofPrompts).as("of_prompts"), col(hash).as("text"), col(signature).as("signature"));
    }

    /** One 64-bit number for each band: whether it is of prompts, the band's place and the values of its rows, hashed. */
    private static Column bands() {
        return array(IntStream.range(0, MinHash.BANDS).mapToObj(Candidates::band).toArray(Column[]::new));
    }

    private static Column band(int band) {
        Stream<Column> place = Stream.of(col("of_prompts"), lit(band));
        Stream<Column> rows = IntStream.range(band * MinHash.ROWS, (band + 1) * MinHash.ROWS)
                .mapToObj(SIGNATURE::getItem);
        return xxhash64(Stream.concat(place, rows).toArray(Column[]::new));
    }
}
