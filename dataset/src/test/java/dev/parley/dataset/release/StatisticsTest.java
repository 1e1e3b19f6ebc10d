package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Property(tries = 100)
    void countingApartAndMergingInAnyOrderIsCountingTogether(@ForAll("parts") List<List<ReleasedConversation>> parts) {
        var together = new Statistics();
        parts.stream().flatMap(Collection::stream).forEach(together::add);
        var merged = new Statistics();
        parts.reversed().forEach(part -> {
            var apart = new Statistics();
            part.forEach(apart::add);
            merged.merge(apart);
        });
        assertThat(merged.toJson()).isEqualTo(together.toJson());
    }

    @Provide
    Arbitrary<List<List<ReleasedConversation>>> parts() {
        return Arbitraries.of(Samples.conversations()).list().ofMaxSize(4).list().ofMaxSize(4);
    }

    @Test
    void whatWasCountedSurvivesTheWayThroughJson() {
        var counted = new Statistics();
        Samples.conversations().forEach(counted::add);
        assertThat(Statistics.fromJson(counted.toJson()).toJson()).isEqualTo(counted.toJson());
    }

    @Property
    void aQuantileIsTheSortedListsOwn(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 20) Integer> lengths,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        var counted = new Lengths();
        lengths.forEach(counted::add);
        int[] sorted = lengths.stream().mapToInt(Integer::intValue).sorted().toArray();
        assertThat(counted.quantile(share)).isEqualTo(sorted[(int) Math.ceil(share * sorted.length) - 1]);
        assertThat(counted.mean()).isEqualTo(Arrays.stream(sorted).average().orElseThrow());
    }

    @Test
    void theTokensOfAPromptAreTheUsersOwn() {
        var counted = new Statistics();
        Samples.conversations().forEach(counted::add);
        assertThat(counted.promptTokens().count()).isEqualTo(4);
        assertThat(counted.responseTokens().count()).isEqualTo(4);
    }
}
