package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void aSmallBucketYieldsAllItsPairs() {
        assertThat(pairs(member(7, 1, 10), member(7, 2, 30), member(7, 3, 20))).containsExactlyInAnyOrder("10-20", "10-30", "20-30");
    }

    @Test
    void membersOfDifferentBucketsDoNotMeet() {
        assertThat(pairs(member(7, 1, 10), member(8, 1, 11), member(8, 2, 12))).containsExactly("11-12");
    }

    @Test
    void equalTextsTakePartOnce() {
        assertThat(pairs(member(7, 1, 10), member(7, 1, 11), member(7, 1, 12), member(7, 2, 13))).containsExactly("10-13");
    }

    @Property
    void pairsGrowInStepWithTheBucketAndConnectAllOfIt(@ForAll @IntRange(min = 2, max = 500) int size) {
        List<String> pairs = pairs(
                LongStream.range(0, size).mapToObj(i -> member(7, i, i)).toArray(BandMember[]::new));
        assertThat(pairs).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(size * (Buckets.NEIGHBOURS + 1));
        assertThat(pairs).containsAll(LongStream.range(1, size).mapToObj(i -> (i - 1) + "-" + i).toList());
        if (size <= Buckets.NEIGHBOURS + 2) {
            assertThat(pairs).hasSize(size * (size - 1) / 2);
        }
    }

    private static BandMember member(long bucket, long text, long key) {
        return new BandMember(bucket, text, key);
    }

    private static List<String> pairs(BandMember... members) {
        var pairs = new ArrayList<String>();
        new Buckets(List.of(members).iterator())
                .forEachRemaining(pair -> pairs.add(pair.getLong(0) + "-" + pair.getLong(1)));
        return pairs;
    }
}
