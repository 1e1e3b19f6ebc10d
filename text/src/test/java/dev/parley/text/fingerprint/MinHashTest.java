package dev.parley.text.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class MinHashTest {
    /** Five standard errors, and the grain of small sets. */
    private static final double TOLERANCE = .23;

    @Property(tries = 300)
    void estimateIsNearTheSimilarity(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 2000) int size, @ForAll @DoubleRange(max = 1) double share) {
        long[][] pair = pair(new Random(seed), size, share);
        double similarity = MinHash.similarity(MinHash.signature(pair[0]), MinHash.signature(pair[1]));
        assertThat(similarity).isCloseTo(Shingles.jaccard(pair[0], pair[1]), within(TOLERANCE));
    }

    @Example
    void estimateIsUnbiased() {
        for (int size : new int[] {2, 10, 100, 1000}) {
            var random = new Random(size);
            double error = 0;
            int pairs = 2000;
            for (int i = 0; i < pairs; i++) {
                long[][] pair = pair(random, size, .8);
                error += MinHash.similarity(MinHash.signature(pair[0]), MinHash.signature(pair[1]))
                        - Shingles.jaccard(pair[0], pair[1]);
            }
            assertThat(error / pairs).isCloseTo(0, within(.004));
        }
    }

    @Example
    void errorIsThatOfIndependentPlaces() {
        var random = new Random(7);
        double squares = 0;
        int pairs = 2000;
        for (int i = 0; i < pairs; i++) {
            long[][] pair = pair(random, 300, .85);
            double similarity = Shingles.jaccard(pair[0], pair[1]);
            double error = MinHash.similarity(MinHash.signature(pair[0]), MinHash.signature(pair[1])) - similarity;
            squares += error * error / (similarity * (1 - similarity) / MinHash.LENGTH);
        }
        assertThat(squares / pairs).isCloseTo(1, within(.15));
    }

    @Example
    void bandsProposeAsOftenAsTheirArithmeticSays() {
        var random = new Random(11);
        int proposed = 0;
        int pairs = 4000;
        double expected = 0;
        for (int i = 0; i < pairs; i++) {
            long[][] pair = pair(random, 60, .77);
            double similarity = Shingles.jaccard(pair[0], pair[1]);
            expected += 1 - Math.pow(1 - Math.pow(similarity, MinHash.ROWS), MinHash.BANDS);
            if (shareABand(MinHash.signature(pair[0]), MinHash.signature(pair[1]))) {
                proposed++;
            }
        }
        assertThat(proposed / (double) pairs).isCloseTo(expected / pairs, within(.03));
    }

    @Property(tries = 200)
    void orderAndRepetitionPlayNoPart(@ForAll long[] shingles) {
        long[] twice = LongStream.concat(LongStream.of(shingles), LongStream.of(shingles)).sorted().toArray();
        assertThat(MinHash.signature(twice)).isEqualTo(MinHash.signature(shingles));
    }

    @Example
    void nothingHasNoSignature() {
        assertThat(MinHash.signature(new long[0])).isEmpty();
    }

    @Example
    void keysOfDifferentBandsDiffer() {
        int[] signature = new int[MinHash.LENGTH];
        assertThat(LongStream.range(0, MinHash.BANDS).map(band -> MinHash.bandKey(signature, (int) band)))
                .doesNotHaveDuplicates();
    }

    private static boolean shareABand(int[] a, int[] b) {
        for (int band = 0; band < MinHash.BANDS; band++) {
            if (MinHash.bandKey(a, band) == MinHash.bandKey(b, band)) {
                return true;
            }
        }
        return false;
    }

    /** Two sets of one size, each element of the second taken from the first with the given probability. */
    private static long[][] pair(Random random, int size, double share) {
        long[] a = LongStream.generate(random::nextLong).limit(size).sorted().toArray();
        long[] b = LongStream.of(a)
                .map(shingle -> random.nextDouble() < share ? shingle : random.nextLong())
                .sorted()
                .toArray();
        return new long[][] {a, Arrays.copyOf(b, b.length)};
    }
}
