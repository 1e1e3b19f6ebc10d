package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.dataset.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
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
                    .isEqualTo(new Users(new TreeMap<>(Map.of(1L, 1L, 2L, 1L)), new TreeMap<>(Map.of(1L, 1L, 3L, 1L))));
            assertThat(users.total()).isEqualTo(2);
            assertThat(users.metSeveralModels()).isOne();
        }
    }

    @Test
    void usersWithTheSameNumberOfConversationsAreEqual() {
        assertThat(having(List.of(3L, 3L, 3L)).gini()).isZero();
    }

    @Test
    void nobodyIsNotUnequal() {
        assertThat(Users.NONE.gini()).isZero();
        assertThat(Users.NONE.conversationsOfMostActive(0.1)).isZero();
    }

    @Property
    void ginisCoefficientIsTheMeanDifferenceOfAllPairs(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 40) Long> conversations) {
        double differences = conversations.stream()
                .flatMapToLong(one -> conversations.stream().mapToLong(other -> Math.abs(one - other)))
                .sum();
        double sum = conversations.stream().mapToLong(Long::longValue).sum();

        assertThat(having(conversations).gini())
                .isCloseTo(differences / (2 * conversations.size() * sum), within(1e-9));
    }

    @Property
    void theMostActiveAreTheFirstOfTheSortedList(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 40) Long> conversations) {
        long ofTheFirst = conversations.stream()
                .sorted(Comparator.reverseOrder())
                .limit((long) Math.ceil(0.1 * conversations.size()))
                .mapToLong(Long::longValue)
                .sum();

        assertThat(having(conversations).conversationsOfMostActive(0.1)).isEqualTo(ofTheFirst);
    }

    private static Users having(List<Long> conversations) {
        var byConversations = new TreeMap<Long, Long>();
        conversations.forEach(number -> byConversations.merge(number, 1L, Long::sum));
        return new Users(new TreeMap<>(Map.of(1L, (long) conversations.size())), byConversations);
    }
}
