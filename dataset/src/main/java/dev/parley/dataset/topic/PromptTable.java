package dev.parley.dataset.topic;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.xxhash64;

import dev.parley.dataset.storage.Storage;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The prompts of a release that topics are made of: read, chosen and ordered by Spark. */
final class PromptTable {
    private final Dataset<Row> prompts;

    PromptTable(SparkSession spark, String release, TopicOrder order) {
        Dataset<Row> rows = spark.read().parquet(new Path(Storage.path(release), "data").toString());
        boolean hasUsers = Arrays.asList(rows.columns()).contains("user_id");
        Column user = hasUsers ? col("user_id") : lit("");
        prompts = rows.filter(order.language().isEmpty() ? lit(true) : col("language").equalTo(order.language()))
                .select(
                        col("conversation_id"),
                        user.alias("user"),
                        col("model"),
                        posexplode(col("conversation")).as(new String[] {"message", "said"}))
                .filter(col("said.role").equalTo("user"))
                .select(
                        col("conversation_id"),
                        col("message"),
                        col("user"),
                        col("model"),
                        trim(col("said.content")).alias("text"))
                .filter(length(col("text")).between(order.minLength(), order.maxLength()));
    }

    long count() {
        return prompts.count();
    }

    /** All prompts, by conversation. */
    Iterator<Prompt> all() {
        return read(prompts);
    }

    /** About so many of a known number of prompts, chosen by their content, each content once or more. */
    Iterator<Prompt> sample(long size, long count) {
        return size >= count
                ? all()
                : read(prompts.filter(pmod(xxhash64(col("text")), lit(count)).lt(lit(size))));
    }

    private static Iterator<Prompt> read(Dataset<Row> rows) {
        Iterator<Row> ordered = rows.orderBy("conversation_id", "message").toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ordered.hasNext();
            }

            @Override
            public Prompt next() {
                Row row = ordered.next();
                return new Prompt(row.getString(0), row.getInt(1), text(row, 2), text(row, 3), row.getString(4));
            }
        };
    }

    private static String text(Row row, int column) {
        return row.isNullAt(column) ? "" : row.getString(column);
    }
}
