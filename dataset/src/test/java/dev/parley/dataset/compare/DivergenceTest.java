package dev.parley.dataset.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.dataset.compare.Divergence.Pair;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    @Property
    void itIsSymmetricAndBetweenZeroAndOne(@ForAll("pairs") List<Pair> pairs) {
        double there = Divergence.of(pairs);
        double back = Divergence.of(
                pairs.stream()
                .map(pair -> new Pair(/* one= */ pair.other(), /* other= */ pair.one()))
                .toList());

        assertThat(there).isBetween(0.0, 1.0).isCloseTo(back, within(1e-12));
    }

    @Property
    void whatIsSpreadAlikeDoesNotDiverge(@ForAll("pairs") List<Pair> pairs) {
        List<Pair> alike =
                pairs.stream().map(pair -> new Pair(pair.one(), 3 * pair.one())).toList();

        assertThat(Divergence.of(alike)).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatHasNothingInCommonDivergesByOneBit() {
        assertThat(Divergence.of(List.of(new Pair(7, 0), new Pair(0, 2)))).isCloseTo(1, within(1e-12));
    }

    @Test
    void aHalfSharedDistribution() {
        // p = (1, 0), q = (1/2, 1/2): (log2(4/3) + 1/2 log2(2/3) + 1/2) / 2
        assertThat(Divergence.of(List.of(new Pair(4, 1), new Pair(0, 1)))).isCloseTo(0.311278, within(1e-6));
    }

    @Provide
    Arbitrary<List<Pair>> pairs() {
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 1000);
        return Combinators.combine(counts, counts).as(Pair::new).list().ofMaxSize(8);
    }
}
