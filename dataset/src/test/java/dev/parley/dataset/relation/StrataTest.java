package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StrataTest {
    @Test
    void quotasAreInProportion() {
        assertThat(Strata.quotas(10, new long[] {60, 30, 10})).containsExactly(6, 3, 1);
    }

    @Test
    void aStratumThatIsTooSmallForAPlaceGetsNone() {
        assertThat(Strata.quotas(4, new long[] {90, 5, 5})).containsExactly(4, 0, 0);
    }

    @Property
    void quotasAddUpToTheTotalAndNoneExceedsItsStratum(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1000) Long> strata,
            @ForAll @LongRange(min = 1, max = 10_000) long total) {
        long[] sizes = sizes(strata);
        long[] quotas = Strata.quotas(total, sizes);
        assertThat(LongStream.of(quotas).sum())
                .isEqualTo(Math.min(total, LongStream.of(sizes).sum()));
        for (int i = 0; i < sizes.length; i++) {
            assertThat(quotas[i]).isBetween(0L, sizes[i]);
        }
    }

    @Property
    void aLargerTotalTakesNothingFromAnyStratum(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1000) Long> strata,
            @ForAll @LongRange(min = 1, max = 10_000) long total) {
        long[] sizes = sizes(strata);
        long[] quotas = Strata.quotas(total, sizes);
        long[] more = Strata.quotas(total + 1, sizes);
        for (int i = 0; i < sizes.length; i++) {
            assertThat(more[i]).isGreaterThanOrEqualTo(quotas[i]);
        }
    }

    private static long[] sizes(List<Long> strata) {
        return strata.stream().mapToLong(Long::longValue).toArray();
    }
}
