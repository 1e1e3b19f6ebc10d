package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.recipe.Recipe.Columns;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardFormatTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "131072, 1", "131073, 2", "1000000, 8", "1000000000, 8192"})
    void theNumberOfShardsDependsOnTheNumberOfConversationsAlone(long conversations, int shards) {
        assertThat(ShardFormat.of(Columns.LMSYS, conversations).shards()).isEqualTo(shards);
    }

    @Property
    void shardsAreRangesOfTheSortKey(@ForAll long one, @ForAll long other, @ForAll @IntRange(max = 10) int bits) {
        var format = new ShardFormat(Columns.LMSYS, 1 << bits);
        assertThat(format.shardOf(Math.min(one, other)))
                .isBetween(0, format.shards() - 1)
                .isLessThanOrEqualTo(format.shardOf(Math.max(one, other)));
    }

    @Test
    void theOutermostKeysStandInTheOutermostShards() {
        var format = new ShardFormat(Columns.LMSYS, 8);
        assertThat(format.shardOf(Long.MIN_VALUE)).isZero();
        assertThat(format.shardOf(Long.MAX_VALUE)).isEqualTo(7);
    }

    @Test
    void shardsAreNamedAsHuggingFaceNamesThem() {
        assertThat(new ShardFormat(Columns.LMSYS, 8).fileName(3)).isEqualTo("train-00003-of-00008.parquet");
    }
}
