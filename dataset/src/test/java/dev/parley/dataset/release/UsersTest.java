package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.Engine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class UsersTest {
    @Test
    void usersAreCountedByTheModelsTheyMetAndTheConversationsTheyHad() throws Exception {
        var schema = new StructType().add("user", DataTypes.StringType).add("model", DataTypes.StringType);
        try (var spark = Engine.start("local[1]", Map.of("spark.sql.shuffle.partitions", "1"))) {
            Users users = Users.of(spark.createDataFrame(
                    List.of(
                            RowFactory.create("u-1", "otter-7b"),
                            RowFactory.create("u-1", "heron-13b"),
                            RowFactory.create("u-1", "heron-13b"),
                            RowFactory.create("u-2", "otter-7b"),
                            RowFactory.create(null, "otter-7b")),
                    schema));
            assertThat(users)
                    .isEqualTo(new Users(new TreeMap<>(Map.of(1L, 1L, 2L, 1L)), new TreeMap<>(Map.of(1L, 1L, 2L, 1L))));
            assertThat(users.total()).isEqualTo(2);
            assertThat(users.metSeveralModels()).isOne();
        }
    }
}
