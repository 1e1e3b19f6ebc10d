package dev.parley.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.Engine;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are not ours read what we write. */
class OtherReadersTest {
    private static final StructType MESSAGE =
            new StructType().add("role", DataTypes.StringType).add("tokens", DataTypes.IntegerType);

    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType, false)
            .add("key", DataTypes.LongType)
            .add("seen", DataTypes.TimestampType)
            .add("score", DataTypes.DoubleType)
            .add("good", DataTypes.BooleanType)
            .add("messages", DataTypes.createArrayType(MESSAGE))
            .add("counts", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType));

    private static final Timestamp NOON = Timestamp.from(Instant.parse("2023-05-01T12:00:00.000007Z"));

    @TempDir
    private Path folder;

    @Test
    void duckDbReadsTheSameValues() throws Exception {
        Path file = write();
        try (var duckDb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckDb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (var rows = statement.executeQuery(
                    "SELECT to_json(t)::VARCHAR FROM read_parquet('" + file + "') AS t")) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                assertThat(found)
                        .containsExactly(
                                "{\"id\":\"a\",\"key\":-7,\"seen\":\"2023-05-01 12:00:00.000007+00\",\"score\":0.5,"
                                        + "\"good\":true,\"messages\":[{\"role\":\"user\",\"tokens\":3},null],"
                                        + "\"counts\":{\"x\":1,\"y\":2}}",
                                "{\"id\":\"b\",\"key\":null,\"seen\":null,\"score\":null,\"good\":null,"
                                        + "\"messages\":[],\"counts\":{}}");
            }
        }
    }

    @Test
    void sparkReadsTheSameValuesAndTypes() throws Exception {
        Path file = write();
        try (var spark = Engine.start("local[1]", Map.of())) {
            var read = spark.read().parquet(file.toString());
            assertThat(read.schema().simpleString()).isEqualTo(SCHEMA.simpleString());
            List<Row> rows = read.collectAsList();
            assertThat(rows).hasSize(2);
            assertThat(rows.getFirst().getTimestamp(2)).isEqualTo(NOON);
            assertThat(rows.getFirst().getList(5)).containsExactly(RowFactory.create("user", 3), null);
            assertThat(rows.getFirst().getJavaMap(6)).isEqualTo(Map.of("x", 1L, "y", 2L));
            assertThat(rows.getLast().getList(5)).isEmpty();
            assertThat(rows.getLast().isNullAt(2)).isTrue();
        }
    }

    private Path write() {
        return RowFormatTest.write(
                new RowFormat(SCHEMA),
                List.of(
                        RowFactory.create("a", -7L, NOON, 0.5, true, Arrays.asList(RowFactory.create("user", 3), null),
                                Map.of("y", 2L, "x", 1L)),
                        RowFactory.create("b", null, null, null, null, List.of(), Map.of())),
                folder.resolve("rows.parquet"));
    }
}
