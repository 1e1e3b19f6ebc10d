package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.fingerprint.MinHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

class BandReaderTest {
    private static final int[] EMPTY = {};

    /** Signatures made of so few numbers that many share a band. */
    @Property(tries = 50)
    void bucketsComeTogetherWholeAndInOrder(
            @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 3) int parts) {
        var rows = new ArrayList<Row>();
        Map<Long, List<BandMember>> expected = new TreeMap<>();
        for (int key = 0; key < numbers.size(); key++) {
            int[] signature = IntStream.range(0, MinHash.LENGTH).map(i -> i).toArray();
            signature[0] = numbers.get(key);
            signature[MinHash.LENGTH - 1] = numbers.get(key) / 2;
            boolean ofPrompts = key % 2 == 0;
            long text = key % 5;
            rows.add(row(key, text, ofPrompts ? signature : EMPTY, ofPrompts ? EMPTY : signature));
            for (int band = 0; band < MinHash.BANDS; band++) {
                long bucket = BandMember.bucketOf(MinHash.bandKey(signature, band), ofPrompts);
                expected.computeIfAbsent(bucket, b -> new ArrayList<>()).add(new BandMember(bucket, text, key));
            }
        }
        expected.values().removeIf(members -> members.size() == 1);
        expected.values().forEach(members -> members.sort(BandMember.ORDER));
        assertThat(read(rows, parts)).isEqualTo(expected);
    }

    private static Row row(long key, long text, int[] prompt, int[] conversation) {
        return RowFactory.create(key, text, numbers(prompt), text, numbers(conversation));
    }

    private static Object numbers(int[] signature) {
        return CollectionConverters.asScala(IntStream.of(signature).boxed().toList());
    }

    private static Map<Long, List<BandMember>> read(List<Row> rows, int parts) {
        Map<Integer, List<byte[]>> packets = new TreeMap<>();
        new BandWriter(rows.iterator(), parts).forEachRemaining((Tuple2<Integer, byte[]> packet) ->
                packets.computeIfAbsent(packet._1(), part -> new ArrayList<>()).add(packet._2()));
        Map<Long, List<BandMember>> buckets = new TreeMap<>();
        packets.values().forEach(part -> new BandReader(part.iterator()).forEachRemaining(member ->
                buckets.computeIfAbsent(member.bucket(), bucket -> new ArrayList<>()).add(member)));
        buckets.values().removeIf(members -> members.size() == 1);
        return buckets;
    }
}
