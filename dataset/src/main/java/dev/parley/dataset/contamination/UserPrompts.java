package dev.parley.dataset.contamination;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.posexplode;

import dev.parley.dataset.storage.Storage;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What users wrote in a release, in the order of the conversations. */
final class UserPrompts {
    static final int CONVERSATION = 0;
    static final int MODEL = 1;
    static final int MESSAGE = 2;
    static final int TEXT = 3;

    private UserPrompts() {}

    static Dataset<Row> of(SparkSession spark, String release) {
        return spark.read()
                .parquet(new Path(Storage.path(release), "data").toString())
                .select(
                        col("conversation_id"),
                        col("model"),
                        posexplode(col("conversation")).as(new String[] {"message", "said"}))
                .filter(col("said.role").equalTo("user"))
                .select(col("conversation_id"), col("model"), col("message"), col("said.content").alias("text"))
                .filter(length(col("text")).geq(ContaminationFinder.SHORTEST))
                .orderBy("conversation_id", "message");
    }
}
