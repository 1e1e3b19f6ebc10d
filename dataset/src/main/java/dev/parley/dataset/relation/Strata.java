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
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
     * Shares a total out in proportion to sizes by the method of Webster and Sainte-Laguë: places go one by one to the
     * stratum with the least (2·quota + 1) / size, the first among equals. Unlike largest remainders it never takes a
     * place away when the total grows, so that a larger sample contains the smaller one (Balinski, Young: Fair
     * Representation, 1982).
     */
    static long[] quotas(long total, long[] sizes) {
        if (total >= sum(sizes)) {
            return sizes.clone();
        }
        long[] quotas = nearly(total, sizes);
        var next = new PriorityQueue<Integer>(Comparator.comparingDouble(
                        (Integer stratum) -> (2.0 * quotas[stratum] + 1) / sizes[stratum])
                .thenComparing(stratum -> stratum));
        IntStream.range(0, sizes.length).forEach(next::add);
        for (long left = total - sum(quotas); left > 0; left--) {
            int stratum = next.remove();
            quotas[stratum]++;
            next.add(stratum);
        }
        return quotas;
    }

    /**
     * The quotas for the greatest total up to this one that a common divisor, halved until it no longer changes, gives.
     */
    private static long[] nearly(long total, long[] sizes) {
        double enough = 0;
        double tooMuch = 1;
        for (double share = 0.5; share > enough && share < tooMuch; share = (enough + tooMuch) / 2) {
            if (sum(rounded(share, sizes)) <= total) {
                enough = share;
            } else {
                tooMuch = share;
            }
        }
        return rounded(enough, sizes);
    }

    private static long[] rounded(double share, long[] sizes) {
        return LongStream.of(sizes).map(size -> Math.round(share * size)).toArray();
    }

    private static long sum(long[] numbers) {
        return LongStream.of(numbers).sum();
    }
}
