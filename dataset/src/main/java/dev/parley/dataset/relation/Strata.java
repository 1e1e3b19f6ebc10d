package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import dev.parley.dataset.relation.RelationRule.Size;
import dev.parley.dataset.relation.RelationRule.StratifiedSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Which conversations are not in the sample of their stratum. */
final class Strata {
    private static final String[] STRATUM = {"model", "language", "day"};
    private static final double MICROS_OF_DAY = 86_400e6;

    private static final StructType QUOTAS = new StructType()
            .add("model", DataTypes.StringType, false)
            .add("language", DataTypes.StringType, false)
            .add("day", DataTypes.StringType, false)
            .add("quota", DataTypes.LongType, false);

    private Strata() {}

    static Dataset<Row> resolve(StratifiedSample sample, Dataset<Row> survivors) {
        Column day = date_from_unix_date(
                floor(col("time_micros").divide(MICROS_OF_DAY)).cast(DataTypes.IntegerType));
        Dataset<Row> strata =
                survivors.withColumn("day", coalesce(day.cast(DataTypes.StringType), lit("unknown day")));
        WindowSpec stratum = Window.partitionBy("model", "language", "day");
        return withQuota(sample.size(), strata)
                .withColumn(
                        "rank",
                        row_number()
                                .over(stratum.orderBy(
                                        xxhash64(lit(sample.seed()), col("conversation_id")), col("conversation_id"))))
                .withColumn("cluster_size", count(lit(1)).over(stratum))
                .where("rank > quota")
                .withColumn("cluster", concat_ws(" / ", col("model"), col("language"), col("day")))
                .withColumn("keeper", lit(null).cast(DataTypes.StringType))
                .withColumn("similarity", lit(null).cast(DataTypes.DoubleType));
    }

    private static Dataset<Row> withQuota(Size size, Dataset<Row> strata) {
        return switch (size) {
            case Size.PerStratum each -> strata.withColumn("quota", lit(each.conversations()));
            case Size.Total total -> {
                List<Row> counts = strata.groupBy("model", "language", "day")
                        .count()
                        .orderBy("model", "language", "day")
                        .collectAsList();
                long[] quotas = quotas(
                        total.conversations(),
                        counts.stream().mapToLong(row -> row.getLong(3)).toArray());
                List<Row> rows = IntStream.range(0, quotas.length)
                        .mapToObj(i -> RowFactory.create(
                                counts.get(i).get(0), counts.get(i).get(1), counts.get(i).get(2), quotas[i]))
                        .toList();
                yield strata.join(strata.sparkSession().createDataFrame(rows, QUOTAS), STRATUM, "inner");
            }
        };
    }

    /**
     * Shares a total out in proportion to sizes: each gets the integer part of its share, and what is left goes to the
     * largest remainders, the first among equals (Hare–Niemeyer).
     */
    static long[] quotas(long total, long[] sizes) {
        long all = 0;
        for (long size : sizes) {
            all += size;
        }
        if (total >= all) {
            return sizes.clone();
        }
        var quotas = new long[sizes.length];
        var remainders = new long[sizes.length];
        long left = total;
        for (int i = 0; i < sizes.length; i++) {
            long share = Math.multiplyExact(total, sizes[i]);
            quotas[i] = share / all;
            remainders[i] = share % all;
            left -= quotas[i];
        }
        var byRemainder = new ArrayList<>(IntStream.range(0, sizes.length).boxed().toList());
        byRemainder.sort(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparing(i -> i));
        byRemainder.stream().limit(left).forEach(i -> quotas[i]++);
        return quotas;
    }
}
