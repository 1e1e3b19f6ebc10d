package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.xxhash64;

import dev.parley.text.fingerprint.MinHash;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which pairs of texts are worth comparing: those whose MinHash signatures agree on a whole band (locality-sensitive
 * hashing; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4). One shuffle of a few numbers per band, no text.
 */
final class Candidates {
    static final StructType SCHEMA = new StructType()
            .add("left_key", DataTypes.LongType, false)
            .add("right_key", DataTypes.LongType, false);

    private Candidates() {}

    /**
     * Distinct pairs of {@link ConversationColumns#KEY keys}, the lesser on the left.
     *
     * @param signature column of the MinHash signature
     * @param text column of a hash of the text, equal where texts are
     */
    static Dataset<Row> of(Dataset<Row> annotated, String signature, String text) {
        MapPartitionsFunction<Row, Row> pairs = Buckets::new;
        return annotated
                .where(size(col(signature)).gt(0))
                .select(explode(bands(signature)).as("bucket"), col(text), KEY.as("key"))
                .repartition(col("bucket"))
                .sortWithinPartitions("bucket", text, "key")
                .mapPartitions(pairs, Encoders.row(SCHEMA))
                .distinct();
    }

    /** One 64-bit number for each band: its place in the signature and the values of its rows, hashed. */
    private static Column bands(String signature) {
        return array(IntStream.range(0, MinHash.BANDS)
                .mapToObj(band -> xxhash64(Stream.concat(
                                Stream.of(lit(band)),
                                IntStream.range(band * MinHash.ROWS, (band + 1) * MinHash.ROWS)
                                        .mapToObj(row -> col(signature).getItem(row)))
                        .toArray(Column[]::new)))
                .toArray(Column[]::new));
    }
}
