package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.Engine;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final StructType PAIR =
            new StructType().add("left", DataTypes.StringType).add("right", DataTypes.StringType);

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Engine.start("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void aChainIsOneComponentNamedByItsLeastMember() {
        assertThat(members(Components.of(pairs("c-b", "d-c", "a-d", "y-x"))))
                .containsExactly("a in a", "b in a", "c in a", "d in a", "x in x", "y in x");
    }

    @Test
    void theClusterFindsTheSameAsTheDriver() {
        var random = new Random(3);
        Dataset<Row> pairs = pairs(IntStream.range(0, 60)
                .mapToObj(i -> "n" + random.nextInt(80) + "-n" + random.nextInt(80))
                .toArray(String[]::new));
        assertThat(members(Components.of(pairs, 0)))
                .containsExactlyElementsOf(members(Components.of(pairs, Integer.MAX_VALUE - 1)));
    }

    private static Dataset<Row> pairs(String... pairs) {
        List<Row> rows = List.of(pairs).stream()
                .map(pair -> pair.split("-"))
                .filter(ends -> !ends[0].equals(ends[1]))
                .map(ends -> RowFactory.create(ends[0], ends[1]))
                .toList();
        return spark.createDataFrame(rows, PAIR);
    }

    private static List<String> members(Dataset<Row> components) {
        return components.collectAsList().stream()
                .map(row -> row.getString(0) + " in " + row.getString(1))
                .sorted()
                .toList();
    }
}
