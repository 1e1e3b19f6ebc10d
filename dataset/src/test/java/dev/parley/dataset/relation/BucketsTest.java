package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void aSmallBucketYieldsAllItsPairs() {
        assertThat(pairs(row(7, 1, 10), row(7, 2, 30), row(7, 3, 20))).containsExactlyInAnyOrder("10-20", "10-30", "20-30");
    }

    @Test
    void membersOfDifferentBucketsDoNotMeet() {
        assertThat(pairs(row(7, 1, 10), row(8, 1, 11), row(8, 2, 12))).containsExactly("11-12");
    }

    @Test
    void equalTextsTakePartOnce() {
        assertThat(pairs(row(7, 1, 10), row(7, 1, 11), row(7, 1, 12), row(7, 2, 13))).containsExactly("10-13");
    }

    @Property
    void pairsGrowInStepWithTheBucketAndConnectAllOfIt(@ForAll @IntRange(min = 2, max = 500) int size) {
        List<String> pairs = pairs(
                LongStream.range(0, size).mapToObj(i -> row(7, i, i)).toArray(Row[]::new));
        assertThat(pairs).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(size * (Buckets.NEIGHBOURS + 1));
        assertThat(pairs).containsAll(LongStream.range(1, size).mapToObj(i -> (i - 1) + "-" + i).toList());
        if (size <= Buckets.NEIGHBOURS + 2) {
            assertThat(pairs).hasSize(size * (size - 1) / 2);
        }
    }

    private static Row row(long bucket, long text, long key) {
        return RowFactory.create(bucket, text, key, true);
    }

    private static List<String> pairs(Row... rows) {
        var pairs = new ArrayList<String>();
        new Buckets(List.of(rows).iterator())
                .forEachRemaining(pair -> pairs.add(pair.getLong(0) + "-" + pair.getLong(1)));
        return pairs;
    }
}
