package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void manyChainsAreTheComponentsThatSpreadingTheLeastNameFinds() {
        var random = new Random(3);
        String[] pairs = IntStream.range(0, 60)
                .mapToObj(i -> "n" + random.nextInt(80) + "-n" + random.nextInt(80))
                .filter(pair -> !pair.matches("(.*)-\\1"))
                .toArray(String[]::new);
        assertThat(members(Components.of(pairs(pairs)))).containsExactlyElementsOf(spread(pairs));
    }

    /** Each end takes the lesser component of both, until nothing changes. */
    private static List<String> spread(String... pairs) {
        var components = new TreeMap<String, String>();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (String pair : pairs) {
                String[] ends = pair.split("-");
                String less = Stream.of(ends)
                        .map(end -> components.getOrDefault(end, end))
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                for (String end : ends) {
                    changed |= !less.equals(components.put(end, less));
                }
            }
        }
        return components.entrySet().stream()
                .map(entry -> entry.getKey() + " in " + entry.getValue())
                .sorted()
                .toList();
    }

    private static Dataset<Row> pairs(String... pairs) {
        List<Row> rows = List.of(pairs).stream()
                .map(pair -> pair.split("-"))
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
